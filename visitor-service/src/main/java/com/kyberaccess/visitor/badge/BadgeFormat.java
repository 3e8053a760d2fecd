package com.kyberaccess.visitor.badge;

/// How an account writes its badge numbers.
///
/// @param prefix such as `V-`
/// @param digits to how many the number is filled up with zeros; larger numbers have more
public record BadgeFormat(String prefix, int digits) {
    String badge(int number) {
        var text = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
