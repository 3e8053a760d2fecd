package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.team.Member;
import com.kyberaccess.common.error.ApiException;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a password must be: long, and not easy to guess. No rules on kinds of characters and no expiry (NIST SP
/// 800-63B §3.1.1.2). zxcvbn knows the common passwords, words, names, keyboard patterns, dates and
/// repetitions, and is told what belongs to the person.
@ApplicationScoped
class PasswordRules {
    /// Length, on the requests themselves: any characters, each counted once.
    static final String LENGTH = "[^\\p{Cs}]{12,128}";

    static final String LENGTH_RULE = "Must be 12 to 128 characters";
    /// zxcvbn's scale from 0 to 4: at least 10^8 guesses, offline.
    private static final int SAFE = 3;

    private final Zxcvbn strength = new Zxcvbn();

    /// @throws ApiException 422 naming `field`
    void check(String field, String password, Member member) {
        if (strength.measure(password, personal(member)).getScore() < SAFE) {
            throw ApiException.invalidField(
                    field, "Too easy to guess: no common passwords, no names or addresses, no patterns or repetitions");
        }
    }

    /// In lower case: zxcvbn compares with the password in lower case.
    private static List<String> personal(Member member) {
        var email = member.email().toLowerCase(Locale.ROOT);
        var name = member.name().toLowerCase(Locale.ROOT);
        var words = new ArrayList<>(List.of(email, name, name.replace(" ", ""), "kyberaccess"));
        words.addAll(List.of(email.split("[@._+-]")));
        words.addAll(List.of(name.split("\\s+")));
        return words.stream().filter(word -> word.length() > 2).distinct().toList();
    }
}
