/**
 * What the first bytes and the headers of a record say about the converter or serializer that wrote it.
 * No content is decoded here, and none of it is shown.
 */
@NullMarked
package io.millrace.local.framing;

import org.jspecify.annotations.NullMarked;
