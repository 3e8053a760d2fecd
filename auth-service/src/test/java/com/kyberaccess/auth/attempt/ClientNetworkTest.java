package com.kyberaccess.auth.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "_hidden, _hidden",
    })
    void anIpv6SubscriberIsOnePlace(String ip, String network) {
        assertThat(ClientNetwork.of(ip)).isEqualTo(network);
    }
}
