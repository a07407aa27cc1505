// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, f, https://lambda.eu-central-1.amazonaws.com/2015-03-31/functions/f/invocations",
                "-, f:3, https://lambda.eu-central-1.amazonaws.com/2015-03-31/functions/f%3A3/invocations",
                "http://127.0.0.1:9000, function, http://127.0.0.1:9000/2015-03-31/functions/function/invocations",
                "http://127.0.0.1:9000/, f, http://127.0.0.1:9000/2015-03-31/functions/f/invocations",
                "https://x.example/base?code=1, f, https://x.example/base/2015-03-31/functions/f/invocations?code=1",
                "https://x.example/any/path?code=1, -, https://x.example/any/path?code=1"
            })
    void isLambdasPathBelowTheEndpointOrTheEndpointItself(String endpoint, String function, String expected) {
        FunctionAddress address = new FunctionAddress(
                Optional.ofNullable(endpoint).map(FunctionAddress::endpoint), Optional.ofNullable(function));

        assertThat(address.uri("eu-central-1")).hasToString(expected);
    }

    @Test
    void knowsTheRegionOfAnArnAndTheDomainOfChina() {
        FunctionAddress arn =
                new FunctionAddress(Optional.empty(), Optional.of("arn:aws-cn:lambda:cn-north-1:1:function:f"));

        assertThat(arn.region()).contains("cn-north-1");
        assertThat(arn.uri("cn-north-1").getHost()).isEqualTo("lambda.cn-north-1.amazonaws.com.cn");
        assertThat(new FunctionAddress(Optional.empty(), Optional.of("f")).region())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "ftp://x", "http://", "http:/x", "http://user:s3cret@x/", "http://x/#a", "http://x y"})
    void refusesWhatIsNoAddressWithoutShowingIt(String text) {
        assertThatThrownBy(() -> FunctionAddress.endpoint(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }
}
