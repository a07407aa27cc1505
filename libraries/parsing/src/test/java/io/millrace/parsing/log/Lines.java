// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** Good lines, and some that a dialect refuses. */
final class Lines {
    static final String COMMON =
            "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326";
    static final String COMBINED =
            COMMON + " \"http://www.example.com/start.html\" \"Mozilla/4.08 [en] (Win98; I ;Nav)\"";

    static final String[] ACCESS = {
        COMMON,
        COMBINED,
        COMBINED + " 0.001 extra",
        "203.0.113.9 - - [1/May/2024:3:04:05.678 +0200] \"-\" 408 - \"-\" \"-\"",
        "web-1.example.com. id a.b_c-d [31/December/2024:23:59:60 0] \"G\" -5 +7 \"r\" \"a\"tail",
        "2001:db8::1 - - [10/Oct/2000:13:55:36 -0700] \"GET /\\\"q\\\" HTTP/1.1\" 200 12 \"\" \"a\\\\\"",
        "www.example.com:443 198.51.100.7 - john [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/2.0\" 304 0 \"-\" \"curl\"",
        "[2001:db8::2]:80 ::1 - - [10/Oct/2000:13:55:36 -07:00] \"GET / HTTP/2.0\" 304 0",
        "10.0.0.1, 10.0.0.2 - John Doe [10/Oct/2000:13:55:36] \"GET / HTTP/2.0\" 304 0 \"-\" \"curl\"",
        "1.2.3.4 - \u00fcser [10/Oct/2000:13:55:36 -0700] \"GET /a\" 200 1\" 404 10xyz",
    };
    static final String[] ERROR = {
        "[Wed Oct 11 14:32:52 2000] [error] [client 127.0.0.1] client denied by server configuration: /export/x",
        "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 72.15.99.187] No file: /x",
        "[Friday September 9 1:42:29 2011] [mpm_event:notice] [pid 1] [client web-1.example.com:80] -",
        "[Mon Nov 02 10:42:29.902022 2015] [proxy_http:error] [pid 8:tid 9] (13)Permission denied: [client ::1:80] AH: x",
        "[Mon Nov  2 10:42:29 2015] [:notice] [pid 8] no client",
    };
    static final String[] SYSLOG = {
        "Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8",
        "Oct  1 2:14:15,123 <13.6> host.example.com sshd[4711]: Accepted",
        "October 01 22:14:60 <134> - a/b%c.d[1]: ",
        "<34>Oct 11 22:14:15 2001:db8::1 su[abc]: x",
        "<191>Jan 31 00:00:00 h no tag: here",
        "Oct 11 22:14:15 h kernel:",
        "2003-10-11T22:14:15.003Z mymachine su[12]: done",
        "2003-10-11T22:14:15+02:00 <13\u00e96> mymachine su: done",
    };
    static final String[] PROTOCOL = {
        "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \u00ef\u00bb\u00bf'su root' failed",
        "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time.",
        "<0>999 - - - - - [a@1 b=\"c\\\"d\\]\" e=\"\"][f] text",
        "<165>1 2003-10-11T22:14:15Z h app - ID47 [exampleSDID@32473 iut=\"3\" eventSource=\"Application\"]",
    };
    static final String[] FLOW = {
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070"
                + " ACCEPT OK",
        "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA",
        "2 123456789010 eni-11111111aaaaaaaaa - - - - - - - 1431280876 1431280934 - SKIPDATA",
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
    };

    private Lines() {}
}
