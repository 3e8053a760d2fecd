package com.kyberaccess.common.error;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Bean Validation's findings as `error.details`: every field at fault, under the name that the client wrote.
public final class Violations {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private Violations() {}

    /// 422 that names all of them.
    public static ApiException exception(Collection<? extends ConstraintViolation<?>> violations) {
        return ApiException.invalidFields(details(violations));
    }

    private static List<FieldIssue> details(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldIssue(field(violation.getPropertyPath()), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldIssue::field).thenComparing(FieldIssue::issue))
                .toList();
    }

    private static String field(Path path) {
        var field = new StringBuilder();
        for (var node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                index(field, node);
                field.append(field.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(node.getName()));
            } else {
                index(field, node);
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    private static void index(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            field.append('.').append(node.getKey());
        }
    }
}
