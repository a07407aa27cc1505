/**
 * Dates as text in the format language of moment.js, compiled to a token array and written as bytes. No clock is read
 * here and nothing is drawn: every instant comes from the caller.
 */
@NullMarked
package io.millrace.source.datagen.moment;

import org.jspecify.annotations.NullMarked;
