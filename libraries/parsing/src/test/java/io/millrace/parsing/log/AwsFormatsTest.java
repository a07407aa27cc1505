// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsFormatsTest {
    private static final LogGrammar ALB = LogGrammar.of(LogFormat.ALB, Dialect.EXTENDED);
    private static final LogGrammar CLOUDFRONT = LogGrammar.of(LogFormat.CLOUDFRONT, Dialect.EXTENDED);
    private static final LogGrammar VPCFLOW = LogGrammar.of(LogFormat.VPCFLOW, Dialect.EXTENDED);

    private static final String FIRST_VERSION =
            "https 2018-07-02T22:23:00.186641Z app/lb/50dc 192.0.2.1:2817 10.0.0.1:80"
                    + " 0.086 0.048 -1 200 200 0 57 \"GET https://www.example.com:443/?q=\\\"x\\\" HTTP/1.1\" \"curl/7.46.0\""
                    + " ECDHE TLSv1.2 arn:tg \"Root=1-58\"";
    private static final String LATER = " \"www.example.com\" \"arn:cert\" 1 2018-07-02T22:22:48.364000Z"
            + " \"authenticate,forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\" TID_1234 \"h\" \"/u\" \"OK\"";

    @Test
    void readsAllFieldsOfTheLoadBalancer() {
        assertThat(Scans.named(ALB, FIRST_VERSION + LATER + " \"from the future\" 7"))
                .contains(
                        entry("client_ip", "192.0.2.1"),
                        entry("client_port", "2817"),
                        entry("response_processing_time", "-1"),
                        entry("request", "GET https://www.example.com:443/?q=\\\"x\\\" HTTP/1.1"),
                        entry("trace_id", "Root=1-58"),
                        entry("matched_rule_priority", "1"),
                        entry("actions_executed", "authenticate,forward"),
                        entry("target_port_list", "10.0.0.1:80"),
                        entry("conn_trace_id", "TID_1234"),
                        entry("request_transform_status", "OK"))
                .doesNotContainKeys("redirect_url", "error_reason", "classification")
                .hasSize(31);
    }

    @Test
    void readsLinesOfTheFirstVersionAndRefusesTornOnes() {
        assertThat(Scans.named(ALB, FIRST_VERSION)).hasSize(20).containsEntry("trace_id", "Root=1-58");
        assertThat(Scans.named(ALB, FIRST_VERSION.substring(0, FIRST_VERSION.indexOf(" \"Root"))))
                .containsKey("refused trace_id");
        assertThat(Scans.named(ALB, FIRST_VERSION.substring(0, FIRST_VERSION.length() - 1)))
                .containsKey("refused trace_id");
    }

    @Test
    void splitsAddressesOfBothFamilies() {
        String line =
                FIRST_VERSION.replace("192.0.2.1:2817", "[2001:db8::1]:2817").replace("10.0.0.1:80", "-");

        assertThat(Scans.named(ALB, line))
                .contains(entry("client_ip", "2001:db8::1"), entry("client_port", "2817"))
                .doesNotContainKeys("target_ip", "target_port");
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(Scans.named(ALB, FIRST_VERSION.replace(" 0 57 ", " 0 x ")))
                .containsExactly(entry("refused sent_bytes", FIRST_VERSION.indexOf("57 ")));
    }

    @Test
    void readsCloudFrontByItsDefaultOrder() {
        String line = String.join(
                "\t",
                List.of(
                        "2019-12-04",
                        "21:02:31",
                        "LAX1",
                        "392",
                        "192.0.2.100",
                        "GET",
                        "d111.cloudfront.net",
                        "/i.html",
                        "200",
                        "-",
                        "Mozilla/5.0%20(Windows)",
                        "-",
                        "-",
                        "Hit"));

        assertThat(Scans.named(CLOUDFRONT, line))
                .contains(
                        entry("date", "2019-12-04"),
                        entry("sc-status", "200"),
                        entry("cs(User-Agent)", "Mozilla/5.0%20(Windows)"),
                        entry("x-edge-result-type", "Hit"))
                .hasSize(11);
        assertThat(CLOUDFRONT.fields()).hasSize(33);
    }

    @Test
    void honoursTheFieldsThatAHeaderNames() {
        byte[] header = bytes("#Fields: sc-status cs(Host) new-field\r");
        LogGrammar declared = CLOUDFRONT.declaredBy(header, 0, header.length);

        assertThat(CLOUDFRONT.roleOf(header, 0, header.length)).isEqualTo(LineRole.HEADER);
        assertThat(role(CLOUDFRONT, "#Version: 1.0")).isEqualTo(LineRole.COMMENT);
        assertThat(role(CLOUDFRONT, "2019-12-04\t")).isEqualTo(LineRole.RECORD);
        assertThat(declared.fields())
                .containsExactly(LogField.integer("sc-status"), LogField.text("cs(Host)"), LogField.text("new-field"));
        assertThat(Scans.named(declared, "404\th\tx\tappended"))
                .containsExactly(entry("sc-status", "404"), entry("cs(Host)", "h"), entry("new-field", "x"));
        assertThat(Scans.named(declared, "404\th")).containsExactly(entry("refused new-field", 5));
    }

    @Test
    void dateAndTimeOfCloudFrontAreReadTogether() {
        byte[] line = bytes("2019-12-04\t21:02:31");

        assertThat(TimeForm.ISO.epochMillis(line, 0, line.length, TimeContext.utc(0)))
                .isEqualTo(1_575_493_351_000L);
    }

    @Test
    void readsFlowLogsAndTheirSignsForNothing() {
        assertThat(Scans.named(VPCFLOW, Lines.FLOW[0]))
                .hasSize(14)
                .contains(entry("dstport", "22"), entry("action", "ACCEPT"));
        assertThat(Scans.named(VPCFLOW, Lines.FLOW[1])).hasSize(6).containsEntry("log-status", "NODATA");
        assertThat(Scans.named(VPCFLOW, Lines.FLOW[2])).hasSize(6).containsEntry("log-status", "SKIPDATA");
        assertThat(Scans.named(VPCFLOW, Lines.FLOW[0] + " more")).containsKey("refused end");
        assertThat(Scans.named(VPCFLOW, Lines.FLOW[3])).containsExactly(entry("refused version", 0));
    }

    @Test
    void theHeaderOfFlowLogsAndAListDeclareTheSame() {
        byte[] header = bytes("interface-id tcp-flags flow-direction");
        LogGrammar byHeader = VPCFLOW.declaredBy(header, 0, header.length);
        LogGrammar byList =
                LogGrammar.of(LogFormat.VPCFLOW, List.of("${interface-id}", "${tcp-flags}", "flow-direction"));
        byte[] defaults = bytes(Lines.FLOW[3]);

        assertThat(byHeader.fields()).isEqualTo(byList.fields());
        assertThat(Scans.named(byList, "eni-1 19 ingress")).containsEntry("tcp-flags", "19");
        assertThat(VPCFLOW.declaredBy(defaults, 0, defaults.length)).isSameAs(VPCFLOW);
        assertThat(role(VPCFLOW, "eni-1 19 ingress")).isEqualTo(LineRole.RECORD);
    }

    @Test
    void refusesUnsoundFieldLists() {
        assertThatThrownBy(() -> LogGrammar.of(LogFormat.VPCFLOW, List.of("action", "${action}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogGrammar.of(LogFormat.VPCFLOW, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogGrammar.of(LogFormat.ALB, List.of("type")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VPCFLOW.declaredBy(bytes("2 3"), 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALB.declaredBy(bytes("2 3"), 0, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LineRole role(LogGrammar grammar, String line) {
        return grammar.roleOf(bytes(line), 0, line.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
