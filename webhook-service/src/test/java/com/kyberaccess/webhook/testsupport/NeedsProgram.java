package com.kyberaccess.webhook.testsupport;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// A test that runs a program which a machine with nothing but a JDK lacks. Left out there, with its reason; in
/// CI, which installs the program (`.ci/run`), it runs always and fails without it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgram.OnPath.class)
public @interface NeedsProgram {
    String value();

    /// Looks for the program.
    final class OnPath implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class)
                    .map(NeedsProgram::value)
                    .filter(program -> !Boolean.parseBoolean(System.getenv("CI")) && !isOnPath(program))
                    .map(program -> ConditionEvaluationResult.disabled(program + " is not on the PATH"))
                    .orElse(ConditionEvaluationResult.enabled("the program is there, or must be"));
        }

        private static boolean isOnPath(String program) {
            return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
