package com.kyberaccess.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.webhook.testsupport.NeedsProgram;
import com.kyberaccess.webhook.testsupport.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireFormTest {
    private static final int FUZZED = 3_000;
    private static final String CHARACTERS =
            "aZ0 \"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e9\u2028\u2029\ufeff\uffff\ud83d\ude80\ud800\udfff<>&'";

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    @NeedsProgram("node")
    void numbersAreWrittenAsNodeWritesThem() throws JsonProcessingException {
        // Given
        var random = new Random(42);
        var numbers = new ArrayList<>(List.of(
                "0",
                "-0",
                "-0.0",
                "1.0",
                "100",
                "1e21",
                "1e20",
                "123456789012345680000",
                "1e-6",
                "1e-7",
                "0.1",
                "-1.5e-9",
                "4.9e-324",
                "5e-324",
                "1.7976931348623157e308",
                "1e400",
                "-1e400",
                "9007199254740991",
                "9007199254740993",
                "12345678901234567890",
                "1e23",
                "9.5e-3",
                "2.0E-3",
                "0.000001234",
                "123e-20",
                "25"));
        for (int i = 0; i < FUZZED; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                numbers.add(Double.toString(value));
            }
            numbers.add(Long.toString(random.nextLong() >> random.nextInt(60)));
            numbers.add(Double.toString(random.nextInt(100_000) / 100.0));
        }

        // When
        var written = new ArrayList<String>();
        for (var number : numbers) {
            written.add(wire(number));
        }

        // Then
        assertThat(written).isEqualTo(node(numbers));
    }

    @Test
    @NeedsProgram("node")
    void textsAreWrittenAsNodeWritesThem() throws JsonProcessingException {
        // Given
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (int i = 0; i < FUZZED; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(12), 0, CHARACTERS.length()).forEach(at -> text.append(CHARACTERS.charAt(at)));
            texts.add(escaped(text.toString()));
        }

        // When
        var written = new ArrayList<String>();
        for (var text : texts) {
            written.add(wire(text));
        }

        // Then
        assertThat(written).isEqualTo(node(texts));
    }

    @Test
    @NeedsProgram("node")
    void keysAreOrderedAsNodeOrdersThem() throws JsonProcessingException {
        // Given
        var objects = List.of(
                "{ \"b\": 1, \"a\": 2 }",
                "{\"10\":1,\"9\":2,\"b\":3,\"01\":4,\"4294967294\":5,\"4294967295\":6,\"-1\":7,\"1.5\":8,\"0\":9,\"\":10}",
                "{\"__proto__\":{\"x\":[]},\"constructor\":null,\"deep\":[{\"2\":{},\"1\":[true,false]}]}",
                "[]",
                "{}");

        // When
        var written = new ArrayList<String>();
        for (var object : objects) {
            written.add(wire(object));
        }

        // Then
        assertThat(written).isEqualTo(node(objects));
    }

    private String wire(String json) throws JsonProcessingException {
        var out = new StringBuilder();
        WireForm.write(mapper.readTree(json), out);
        return out.toString();
    }

    /// Every character as an escape, so that lone surrogates survive the way to Node and back.
    private static String escaped(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append("\\u%04x".formatted(c)));
        return out.append('"').toString();
    }

    private List<String> node(List<String> texts) throws JsonProcessingException {
        var lines = new ArrayList<String>();
        for (var text : texts) {
            lines.add(mapper.writeValueAsString(text));
        }
        var results = new ArrayList<String>();
        for (var line : Script.run(lines, "node", "samples/stringify.js")) {
            results.add(mapper.readValue(line, String.class));
        }
        return results;
    }
}
