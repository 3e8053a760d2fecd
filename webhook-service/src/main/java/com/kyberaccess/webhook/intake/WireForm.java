package com.kyberaccess.webhook.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/// JSON as ECMAScript's `JSON.stringify(JSON.parse(text))` would write it, so that the contract's Node sample,
/// which signs what it gets by writing the parsed body again, arrives at our bytes (design §6). Numbers follow
/// ECMA-262 `Number::toString` (an integer beyond 2^53 loses digits, as it would in the receiver), keys that are
/// array indexes come first and in order, control characters and lone surrogates are escaped in lower case, all
/// else stands as it is.
final class WireForm {
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;
    private static final long MAX_INDEX = 0xFFFF_FFFEL;
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final int LONGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -6;

    private WireForm() {}

    static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> string(node.textValue(), out);
            case NUMBER -> number(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            default -> out.append("null");
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        out.append('{');
        var separator = "";
        for (var field : ordered(node)) {
            out.append(separator);
            string(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static Iterable<Map.Entry<String, JsonNode>> ordered(JsonNode node) {
        var fields = node.properties();
        if (fields.stream().noneMatch(field -> isIndex(field.getKey()))) {
            return fields;
        }
        var sorted = new ArrayList<Map.Entry<String, JsonNode>>();
        fields.stream()
                .filter(field -> isIndex(field.getKey()))
                .sorted(Comparator.comparingLong(field -> Long.parseLong(field.getKey())))
                .forEach(sorted::add);
        fields.stream().filter(field -> !isIndex(field.getKey())).forEach(sorted::add);
        return sorted;
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty()
                && key.charAt(0) <= '9'
                && DIGITS.matcher(key).matches()
                && Long.parseLong(key) <= MAX_INDEX;
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        var separator = "";
        for (var element : node) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static void number(JsonNode node, StringBuilder out) {
        if (node.canConvertToExactIntegral() && node.canConvertToLong()) {
            long value = node.longValue();
            if (Math.abs(value) <= MAX_SAFE_INTEGER) {
                out.append(value);
                return;
            }
        }
        number(node.doubleValue(), out);
    }

    static void number(double value, StringBuilder out) {
        if (!Double.isFinite(value)) {
            out.append("null");
            return;
        }
        if (value == 0) {
            out.append('0');
            return;
        }
        if (value < 0) {
            out.append('-');
        }
        var decimal = shortest(Math.abs(value));
        var digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        if (point > SMALLEST_PLAIN && point <= LONGEST_PLAIN) {
            plain(digits, point, out);
        } else {
            exponential(digits, point - 1, out);
        }
    }

    /// The fewest digits that parse to `value` again. Java writes two digits where one would do.
    private static BigDecimal shortest(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            var one = decimal.round(new MathContext(1));
            return one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
        }
        return decimal;
    }

    private static void plain(String digits, int point, StringBuilder out) {
        if (point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            out.append(digits).append("0".repeat(point - digits.length()));
        } else {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void exponential(String digits, int exponent, StringBuilder out) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
    }
}
