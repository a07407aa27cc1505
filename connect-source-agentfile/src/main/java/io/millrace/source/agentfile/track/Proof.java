// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import java.io.IOException;
import java.util.Arrays;

/** Compares what is remembered of contents with what lies in files. */
final class Proof {
    private static final byte[] NOTHING = {};

    private Proof() {}

    /**
     * Whether a file holds a content up to its place, proven by its beginning and by the bytes before the place. A copy that
     * was made before all of the remembered beginning was written does.
     *
     * @param content what is remembered
     * @param file what is there
     * @return false also when the file is shorter than that
     */
    static boolean holds(TrackedFile content, DiskFile file) throws IOException {
        return file.contentSize() >= content.place.position()
                && isBegunBy(content, head(file, headLength(content)))
                && marks(content, file);
    }

    /**
     * Whether a file holds what is remembered of a content: all of the beginning, and the bytes before the place.
     *
     * @param content what is remembered
     * @param file what is there
     * @return false also when the file is shorter than that
     */
    static boolean stillHolds(TrackedFile content, DiskFile file) throws IOException {
        if (file.contentSize() < content.place.position()) {
            return false;
        }
        byte[] head = head(file, headLength(content));
        if (!content.fingerprint.isOf(head, 0, head.length) || !marks(content, file)) {
            return false;
        }
        if (content.file == file) {
            learn(content, head);
        }
        return true;
    }

    /** The first bytes of a file: more where they are a hole, which every file that was written behind its end begins with. */
    static byte[] head(DiskFile file, int least) throws IOException {
        int most = least;
        byte[] head = file.head(most);
        while (head.length == most && most < Fingerprint.LONGEST && isHole(head)) {
            most *= 2;
            head = file.head(most);
        }
        return head;
    }

    private static boolean isHole(byte[] head) {
        for (byte b : head) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    static int headLength(TrackedFile content) {
        return Math.max(Fingerprint.FULL, content.fingerprint.length());
    }

    /** A copy may be shorter than what is remembered of the beginning, if it was made before that was written. */
    static boolean isBegunBy(TrackedFile content, byte[] head) {
        if (head.length >= content.fingerprint.length()) {
            return content.fingerprint.isOf(head, 0, head.length);
        }
        byte[] known = content.head;
        return known != null
                && head.length > 0
                && known.length >= head.length
                && Arrays.equals(known, 0, head.length, head, 0, head.length);
    }

    /** Takes more of the beginning into the fingerprint, once it is proven whose it is. */
    static void learn(TrackedFile content, byte[] head) {
        content.learnFirst(head);
        content.head = head;
        if (content.fingerprint.length() < head.length || head.length < Fingerprint.FULL) {
            content.fingerprint = Fingerprint.of(head, 0, head.length);
        }
    }

    private static boolean marks(TrackedFile content, DiskFile file) throws IOException {
        int length = content.marker.length();
        byte[] before = new byte[length];
        int some = file.read(content.place.position() - length, before, 0, length);
        return content.marker.isBefore(before, 0, some);
    }

    static Marker markerAt(DiskFile file, long position) throws IOException {
        int length = (int) Math.min(Marker.LONGEST, position);
        byte[] before = new byte[length];
        int some = file.read(position - length, before, 0, length);
        return Marker.before(before, 0, some);
    }

    /** Whether two files hold the same, as far as the shorter one goes: by their beginnings and by the last bytes of that. */
    static boolean sameSoFar(DiskFile a, DiskFile b) throws IOException {
        long common = Math.min(a.contentSize(), b.contentSize());
        int first = (int) Math.min(common, Fingerprint.FULL);
        if (!Arrays.equals(bytes(a, 0, first), bytes(b, 0, first))) {
            return false;
        }
        int last = (int) Math.min(common - first, Marker.LONGEST);
        return Arrays.equals(bytes(a, common - last, last), bytes(b, common - last, last));
    }

    private static byte[] bytes(DiskFile file, long position, int length) throws IOException {
        if (length == 0) {
            return NOTHING;
        }
        byte[] bytes = new byte[length];
        int some = file.read(position, bytes, 0, length);
        return some == length ? bytes : Arrays.copyOf(bytes, some);
    }

    /** Whether bytes are one line again and again, so that they prove no position. */
    static boolean isRepetitive(byte[] bytes, int from, int to) {
        int end = to - 1;
        int previous = end - 1;
        while (previous >= from && bytes[previous] != '\n') {
            previous--;
        }
        int period = end - previous;
        if (period <= 0 || to - from < 2 * period || bytes[end] != '\n') {
            return false;
        }
        for (int i = from; i + period < to; i++) {
            if (bytes[i] != bytes[i + period]) {
                return false;
            }
        }
        return true;
    }
}
