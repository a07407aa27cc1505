/**
 * Benchmarks: each prints one line per figure, NAME FIGURE VALUE UNIT. Nothing here is shipped or asserted by a test.
 */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
