/**
 * A client of Connect's REST interface, as far as tests, benchmarks and the quickstart use it.
 * It starts nothing and knows no connector of ours.
 */
@NullMarked
package io.millrace.local.connect;

import org.jspecify.annotations.NullMarked;
