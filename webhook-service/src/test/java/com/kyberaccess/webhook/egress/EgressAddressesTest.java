package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.id.IdType;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressAddressesTest {
    @Test
    void anAddressCanBeChosenIfRequestsCanBindToItOrItIsTheOnlyOne() {
        var some = addresses("203.0.113.1@10.0.0.1", "203.0.113.2", "2001:DB8::1@2001:db8::2");
        assertThat(some.published()).containsExactly("203.0.113.1", "203.0.113.2", "2001:db8:0:0:0:0:0:1");
        assertThat(some.choosable()).containsExactly("203.0.113.1", "2001:db8:0:0:0:0:0:1");
        assertThat(addresses("203.0.113.1").choosable()).containsExactly("203.0.113.1");
        assertThat(addresses().choosable()).isEmpty();
    }

    @Test
    void aWebhookLeavesByTheSameOfItsAddressesEveryTime() {
        // Given
        var three = addresses("203.0.113.1@10.0.0.1", "203.0.113.2@10.0.0.2", "203.0.113.3@10.0.0.3");
        var allowed = List.of("203.0.113.1", "203.0.113.3");

        // When
        var chosen = IntStream.range(0, 100)
                .mapToObj(i -> IdType.next())
                .peek(webhook -> assertThat(three.choose(allowed, webhook)).isEqualTo(three.choose(allowed, webhook)))
                .map(webhook -> three.choose(allowed, webhook))
                .distinct();

        // Then
        assertThat(chosen)
                .containsExactlyInAnyOrder(
                        new Source.Bound(InetAddress.ofLiteral("10.0.0.1")),
                        new Source.Bound(InetAddress.ofLiteral("10.0.0.3")));
        assertThat(three.choose(List.of(), IdType.next())).isEqualTo(new Source.Any());
    }

    @Test
    void anAddressThatIsNotConfiguredAnyMoreSendsNothing() {
        assertThat(addresses("203.0.113.1@10.0.0.1").choose(List.of("203.0.113.9"), IdType.next()))
                .isEqualTo(new Source.Missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"egress.example.com", "203.0.113.1@eth0", "203.0.113.1,203.0.113.1", "1.2.3.4.5"})
    void wrongConfigurationStopsTheStart(String list) {
        assertThatThrownBy(() -> addresses(list.split(",", -1))).isInstanceOf(IllegalStateException.class);
    }

    private static EgressAddresses addresses(String... entries) {
        return new EgressAddresses(EgressSettings.publishing(entries));
    }
}
