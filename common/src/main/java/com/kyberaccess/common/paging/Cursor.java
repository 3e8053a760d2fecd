package com.kyberaccess.common.paging;

import com.kyberaccess.common.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// A position in a list that clients hand back without reading it: the sort values of the last row seen. What
/// follows it is found by an index, however deep, and rows that arrive meanwhile shift nothing.
///
/// @param values one or more, without line breaks
public record Cursor(List<String> values) {
    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 2_000;

    public Cursor {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.contains(SEPARATOR))) {
            throw new IllegalArgumentException("a cursor has values, and they have no line breaks");
        }
        values = List.copyOf(values);
    }

    public static Cursor of(String... values) {
        return new Cursor(List.of(values));
    }

    /// What the client gets: base64url (RFC 4648 §5).
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    /// The position that a client handed back.
    ///
    /// @param read turns the values into what the query needs; whatever it throws means that the text is no
    ///     cursor
    /// of
    ///     this list
    /// @throws ApiException 400 `INVALID_PARAMETER` for anything that is no cursor of this list
    public static <T> T parse(String parameter, String text, Function<List<String>, T> read) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("longer than any cursor");
            }
            var bytes = Base64.getUrlDecoder().decode(text);
            var decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read.apply(List.of(decoded.split(SEPARATOR, -1)));
        } catch (CharacterCodingException | RuntimeException e) {
            throw ApiException.invalidParameter(parameter, "Must be a cursor that this list has returned");
        }
    }
}
