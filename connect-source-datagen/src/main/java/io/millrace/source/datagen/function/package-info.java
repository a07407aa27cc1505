/**
 * What a hole in a template can call: the catalogue of functions, how their arguments are read, and the generators that
 * write values as bytes. Nothing here knows how a template is parsed or how segments are put together.
 */
@NullMarked
package io.millrace.source.datagen.function;

import org.jspecify.annotations.NullMarked;
