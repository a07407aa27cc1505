// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class QuickstartOptionsTest {
    @Test
    void thirtyThousandRecordsOnFreePortsUnlessToldOtherwise() {
        assertThat(parse()).isEqualTo(new QuickstartOptions(false, false, 30_000, 0, 0, 0));
    }

    @Test
    void realTimeHasNoEndUnlessOneIsGiven() {
        assertThat(parse("--real-time").isEndless()).isTrue();
        assertThat(parse("--records", "50", "--real-time").records()).isEqualTo(50);
    }

    @Test
    void portsAreGivenEachByItsOwnOption() {
        assertThat(parse("--keep", "--rest-port", "8083", "--kafka-port", "9092", "--s3-port", "9000"))
                .isEqualTo(new QuickstartOptions(false, true, 30_000, 8083, 9092, 9000));
    }

    @Test
    void onePortForTwoServersIsRefused() {
        assertThatThrownBy(() -> parse("--rest-port", "8083", "--s3-port", "9000", "--kafka-port", "8083"))
                .hasMessageContaining("need different ports, not 8083, 8083, 9000");
    }

    @Test
    void whatIsNoPortIsSaidWithTheOption() {
        assertThatThrownBy(() -> parse("--rest-port", "70000"))
                .hasMessage("--rest-port takes a number from 1 to 65535, not 70000");
        assertThatThrownBy(() -> parse("--s3-port")).hasMessageContaining("not nothing");
        assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("unknown option --fast");
    }

    private static QuickstartOptions parse(String... args) {
        return QuickstartOptions.parse(List.of(args));
    }
}
