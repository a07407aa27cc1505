/**
 * The template language: text with holes is parsed, checked and compiled once, then rendered record by record. What the
 * functions in the holes do is the business of the function package; Connect is unknown here.
 */
@NullMarked
package io.millrace.source.datagen.template;

import org.jspecify.annotations.NullMarked;
