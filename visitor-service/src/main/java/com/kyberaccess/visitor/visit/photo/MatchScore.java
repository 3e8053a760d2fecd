package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.error.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `photo_match_score`: a number from 0 to 1, with at most six decimals.
final class MatchScore {
    private static final Pattern FORM = Pattern.compile("0(\\.[0-9]{1,6})?|1(\\.0{1,6})?");

    private MatchScore() {}

    /// @throws ApiException 400 for what is no such number
    static @Nullable Double parameter(@Nullable String score) {
        if (score == null) {
            return null;
        }
        if (!FORM.matcher(score).matches()) {
            throw ApiException.invalidParameter("photo_match_score", "Must be a number from 0 to 1");
        }
        return Double.valueOf(score);
    }
}
