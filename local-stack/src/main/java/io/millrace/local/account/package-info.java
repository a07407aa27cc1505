/**
 * The account harness: what came out of a topic and of a bucket, compared record by record with what had to.
 * It judges and reports; it starts nothing and breaks nothing.
 */
@NullMarked
package io.millrace.local.account;

import org.jspecify.annotations.NullMarked;
