package com.kyberaccess.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void coresAreBusyAndStolenInPartOfTheTimeBetween() {
        // Given
        var begin = new Machine.Time(10_000, 7_000, 100);
        var end = new Machine.Time(20_000, 11_000, 250);

        // When
        var between = end.since(begin);

        // Then
        assertThat(between).isEqualTo("the cores were busy for 40 % of the time, and their host took 1.5 %");
    }

    @Test
    void whereTheSystemDoesNotTellItIsNotKnown() {
        // Given
        var nothing = new Machine.Time(0, 0, 0);

        // When
        var between = nothing.since(nothing);

        // Then
        assertThat(between).isEqualTo("how busy the cores were is not known");
    }
}
