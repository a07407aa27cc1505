// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

/** What a moment.js format can ask for; the name is the spelling except where a constant says otherwise. */
enum Token {
    M,
    Mo,
    MM,
    MMM,
    MMMM,
    Q,
    Qo,
    D,
    Do,
    DD,
    DDD,
    DDDo,
    DDDD,
    d,
    do_("do"),
    dd,
    ddd,
    dddd,
    e,
    E,
    w,
    wo,
    ww,
    W,
    Wo,
    WW,
    Y,
    YY,
    YYYY,
    YYYYY,
    YYYYYY,
    gg,
    gggg,
    ggggg,
    GG,
    GGGG,
    GGGGG,
    A,
    a,
    H,
    HH,
    h,
    hh,
    k,
    kk,
    hmm,
    hmmss,
    Hmm,
    Hmmss,
    m,
    mm,
    s,
    ss,
    S,
    SS,
    SSS,
    SSSS,
    SSSSS,
    SSSSSS,
    SSSSSSS,
    SSSSSSSS,
    SSSSSSSSS,
    Z,
    ZZ,
    z,
    zz,
    X,
    x,
    /** Text that is no token. */
    LITERAL(""),
    /** The zone's name as a date in JavaScript prints it; no spelling asks for it. */
    ZONE_NAME("");

    private final String spelling;

    Token() {
        this.spelling = name();
    }

    Token(String spelling) {
        this.spelling = spelling;
    }

    String spelling() {
        return spelling;
    }

    /** How many digits of the fraction of a second it shows, or 0. */
    int fractionDigits() {
        return spelling.startsWith("S") ? spelling.length() : 0;
    }
}
