package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTypeTest {
    private final IdType type = new IdType("vis");

    /// The vector of the TypeID specification's `valid.json`.
    @Test
    void anIdIsWrittenAsTheSpecificationsVector() {
        var id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        assertThat(type.text(id)).isEqualTo("vis_01h455vb4pex5vsknk084sn02q");
        assertThat(type.parse("vis_01h455vb4pex5vsknk084sn02q")).contains(id);
    }

    @Test
    void theHighestIdSurvivesTheRoundTrip() {
        var id = new UUID(-1L, -1L);
        assertThat(type.parse(type.text(id))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vis",
                "vis_",
                "evt_01h455vb4pex5vsknk084sn02q",
                "vis_81h455vb4pex5vsknk084sn02q",
                "vis_01h455vb4pex5vsknk084sn02",
                "vis_01h455vb4pex5vsknk084sn02qq",
                "vis_01H455VB4PEX5VSKNK084SN02Q",
                "vis_01h455vb4pex5vsknk084sn02l",
                "vis_01h455vb4pex5vsknk084sn0 q"
            })
    void whatIsNoIdOfTheKindIsNotParsed(String text) {
        assertThat(type.parse(text)).isEmpty();
    }

    @Test
    void laterIdsSortAfterEarlierOnes() {
        assertThat(type.text(IdType.next())).isLessThan(type.text(IdType.next()));
    }
}
