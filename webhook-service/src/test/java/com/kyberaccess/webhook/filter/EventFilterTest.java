package com.kyberaccess.webhook.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOCATION = "loc_01jhm4p0z9y8x7w6v5t4s3r2q1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'location':{'id':'loc_01jhm4p0z9y8x7w6v5t4s3r2q1'}}",
                "{'location_id':'loc_01jhm4p0z9y8x7w6v5t4s3r2q1'}",
                "{'location_ids':['loc_x','loc_01jhm4p0z9y8x7w6v5t4s3r2q1']}",
                "{'locations':[{'id':'loc_01jhm4p0z9y8x7w6v5t4s3r2q1'}]}",
                "{'visitor':{'location_id':'loc_01jhm4p0z9y8x7w6v5t4s3r2q1'}}",
                "{'lockdown':{'location':{'id':'loc_01jhm4p0z9y8x7w6v5t4s3r2q1'}}}",
                "{'evacuation':{'location_ids':['loc_01jhm4p0z9y8x7w6v5t4s3r2q1']}}"
            })
    void locationIsFoundWhereverEventsNameIt(String data) throws Exception {
        assertThat(matches(Map.of("location_id", LOCATION), "visitor.updated", data))
                .isTrue();
        assertThat(matches(Map.of("location_id", "loc_01jhm4p0z9y8x7w6v5t4s3r2q2"), "visitor.updated", data))
                .isFalse();
    }

    @Test
    void emergencyWithoutLocationIsOneEverywhereAndAnotherEventNowhere() throws Exception {
        var filter = Map.<String, Object>of("location_id", LOCATION);
        assertThat(matches(filter, "emergency.lockdown_activated", "{'lockdown':{'location':null}}"))
                .isTrue();
        assertThat(matches(filter, "user.login", "{'user':{}}")).isFalse();
        assertThat(new EventFilter(filter).matches("emergency.evacuation_activated", null))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "data.visitor.company, Acme, true",
        "data.visitor.company, acme, false",
        "data.visitor.custom_fields.Vehicle plate, ABC, true",
        "data.visitor.missing, Acme, false",
        "data.visitor, Acme, false"
    })
    void textMustBeEqual(String path, String value, boolean passes) throws Exception {
        var data = "{'visitor':{'company':'Acme','custom_fields':{'Vehicle plate':'ABC'}}}";
        assertThat(matches(Map.of(path, value), "visitor.updated", data)).isEqualTo(passes);
    }

    @Test
    void numbersAreEqualByValueAndKindsDoNotMix() throws Exception {
        var data = "{'n':1.0,'s':'1','t':true,'big':12345678901234567890}";
        assertThat(matches(Map.of("data.n", 1), "visitor.updated", data)).isTrue();
        assertThat(matches(Map.of("data.n", "1"), "visitor.updated", data)).isFalse();
        assertThat(matches(Map.of("data.s", 1), "visitor.updated", data)).isFalse();
        assertThat(matches(Map.of("data.t", true), "visitor.updated", data)).isTrue();
        assertThat(matches(Map.of("data.t", "true"), "visitor.updated", data)).isFalse();
        assertThat(matches(
                        Map.of("data.big", new java.math.BigInteger("12345678901234567890")), "visitor.updated", data))
                .isTrue();
    }

    @Test
    void allConditionsMustHold() throws Exception {
        var data = "{'a':'x','b':'y'}";
        assertThat(matches(Map.of("data.a", "x", "data.b", "y"), "visitor.updated", data))
                .isTrue();
        assertThat(matches(Map.of("data.a", "x", "data.b", "z"), "visitor.updated", data))
                .isFalse();
    }

    private static boolean matches(Map<String, Object> filter, String type, String data) throws Exception {
        return new EventFilter(filter).matches(type, JSON.readTree(data.replace('\'', '"')));
    }
}
