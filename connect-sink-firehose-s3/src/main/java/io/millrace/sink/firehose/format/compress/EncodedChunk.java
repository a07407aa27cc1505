// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.nio.ByteBuffer;

/**
 * What became of one chunk.
 *
 * @param bytes the encoded bytes, which belong to the codec and are valid until it encodes again
 * @param plainLength how many bytes the chunk had
 * @param crc the CRC-32 of the plain bytes where the form needs it, else zero
 */
record EncodedChunk(ByteBuffer bytes, int plainLength, int crc) {}
