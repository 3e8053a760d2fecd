package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.CursorPage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorComesBackAsItWent() {
        // Given
        var cursor = Cursor.of("2025-01-15T09:30:00Z", "Müller|{},\"", "");
        // When
        var back = Cursor.parse("cursor", cursor.text(), values -> values);
        // Then
        assertThat(back).isEqualTo(cursor.values());
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "abc", "gICA", "MTIz", "bm8tdXVpZA", "YQpi"})
    void whatIsNoCursorOfTheListIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse("after", text, values -> UUID.fromString(values.getFirst())))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(PlatformError.INVALID_PARAMETER);
                    assertThat(e.details().getFirst().field()).isEqualTo("after");
                });
    }

    @Test
    void aHugeCursorIsNotEvenDecoded() {
        assertThatThrownBy(() -> Cursor.parse("cursor", "A".repeat(1_001), values -> values))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void aValueWithALineBreakIsAFaultOfOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.of("a\nb"));
    }

    @Test
    void theRowTooManyTellsThatThereIsMore() {
        // When
        var page = CursorPage.of(List.of("a", "b", "c"), 2, Cursor::of);
        var last = CursorPage.of(List.of("c"), 2, Cursor::of);
        // Then
        assertThat(page.data()).containsExactly("a", "b");
        assertThat(page.meta()).isEqualTo(new CursorPage.Meta(2, Cursor.of("b").text()));
        assertThat(last.data()).containsExactly("c");
        assertThat(last.meta().nextCursor()).isNull();
    }
}
