// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlabBufferTest {
    private static final int KIB = 1024;

    private final SlabPool pool = new SlabPool(1024 * KIB);

    @Property(tries = 200)
    void returnsWhatWasWritten(@ForAll @Size(max = 40) List<@IntRange(max = 50_000) Integer> sizes, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        SlabBuffer buffer = new SlabBuffer(pool);
        for (int size : sizes) {
            byte[] part = new byte[size];
            random.nextBytes(part);
            int from = size == 0 ? 0 : random.nextInt(size);
            buffer.write(part, from, size - from);
            buffer.write(part.length);
            expected.write(part, from, size - from);
            expected.write(part.length);
        }
        assertThat(buffer.length()).isEqualTo(expected.size());
        assertThat(buffer.open().readAllBytes()).isEqualTo(expected.toByteArray());
        assertThat(singly(buffer.open(), random)).isEqualTo(expected.toByteArray());
        buffer.release();
        assertThat(pool.used()).isZero();
    }

    /** Against an array: whatever order bytes come, go and are cut off in. */
    @Property(tries = 300)
    void isAQueueOfBytes(@ForAll @Size(max = 60) List<@IntRange(max = 120_000) Integer> sizes, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] expected = {};
        SlabBuffer buffer = new SlabBuffer(pool);
        for (int size : sizes) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    ByteBuffer direct = ByteBuffer.allocateDirect(size);
                    buffer.moveTo(direct);
                    assertThat(direct.position()).isEqualTo(Math.min(size, expected.length));
                    byte[] moved = new byte[direct.flip().remaining()];
                    direct.get(moved);
                    assertThat(moved).isEqualTo(Arrays.copyOf(expected, moved.length));
                    expected = Arrays.copyOfRange(expected, moved.length, expected.length);
                }
                case 1 -> {
                    int count = random.nextInt(8) == 0 ? expected.length : Math.min(size, expected.length);
                    SlabBuffer front = buffer.split(count);
                    assertThat(front.length()).isEqualTo(count);
                    byte[] more = random(random, size % 2_000);
                    front.write(more);
                    assertThat(front.open().readAllBytes()).isEqualTo(joined(Arrays.copyOf(expected, count), more));
                    assertThat(front.capacity() + buffer.capacity()).isEqualTo(pool.used());
                    front.release();
                    expected = Arrays.copyOfRange(expected, count, expected.length);
                }
                case 2 -> {
                    byte[] part = random(random, size);
                    buffer.write(ByteBuffer.allocateDirect(size).put(part).flip());
                    expected = joined(expected, part);
                }
                default -> {
                    byte[] part = random(random, size);
                    buffer.write(part);
                    expected = joined(expected, part);
                }
            }
            assertThat(buffer.length()).isEqualTo(expected.length);
            assertThat(buffer.open().readAllBytes()).isEqualTo(expected);
            assertThat(pool.used()).isEqualTo(buffer.capacity());
        }
        buffer.release();
        assertThat(pool.used()).isZero();
    }

    private static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void movingGivesEachSlabBackAsSoonAsItIsEmpty() {
        SlabBuffer buffer = new SlabBuffer(pool);
        buffer.write(new byte[149 * KIB]);
        buffer.moveTo(ByteBuffer.allocate(5 * KIB - 1));
        assertThat(pool.used()).isEqualTo(148 * KIB);
        buffer.moveTo(ByteBuffer.allocate(1));
        assertThat(pool.used()).isEqualTo(144 * KIB);
        buffer.moveTo(ByteBuffer.allocate(200 * KIB));
        assertThat(pool.used()).isZero();
    }

    @Test
    void splitsOffOnlyWhatItHas() {
        SlabBuffer buffer = new SlabBuffer(pool);
        buffer.write(1);
        assertThatThrownBy(() -> buffer.split(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.split(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnWithLargeSlabsAfterItsFrontWasSplitOff() {
        SlabBuffer buffer = new SlabBuffer(pool);
        buffer.write(new byte[85 * KIB]);
        SlabBuffer front = buffer.split(85 * KIB);
        assertThat(front.capacity()).isEqualTo(85 * KIB);
        buffer.write(1);
        assertThat(buffer.capacity()).isEqualTo(64 * KIB);
    }

    private static byte[] singly(InputStream in, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[7_000];
        for (int b = in.read(); b >= 0; b = in.read()) {
            out.write(b);
            int count = Math.max(0, in.read(some, 3, random.nextInt(some.length - 3)));
            out.write(some, 3, count);
        }
        assertThat(in.read(some, 0, 10)).isEqualTo(-1);
        return out.toByteArray();
    }

    @Test
    void startsSmallAndGrows() {
        SlabBuffer buffer = new SlabBuffer(pool);
        assertThat(buffer.capacity()).isZero();
        List<Long> capacities = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            buffer.write(new byte[(int) (buffer.capacity() - buffer.length()) + 1]);
            capacities.add(buffer.capacity());
        }
        assertThat(capacities).containsExactly(1L * KIB, 5L * KIB, 21L * KIB, 85L * KIB, 149L * KIB);
        assertThat(pool.used()).isEqualTo(149 * KIB);
    }

    @Test
    void usesSlabsAgain() {
        SlabBuffer first = new SlabBuffer(pool);
        first.write(new byte[100 * KIB]);
        long used = pool.used();
        first.release();
        first.release();
        assertThat(pool.used()).isZero();
        assertThat(pool.idle()).isEqualTo(used);
        new SlabBuffer(pool).write(new byte[100 * KIB]);
        assertThat(pool.idle()).isZero();
        assertThat(pool.peak()).isEqualTo(used);
    }

    @Test
    void keepsNoMoreThanTheBudgetForLater() {
        SlabBuffer huge = new SlabBuffer(pool);
        huge.write(new byte[4096 * KIB]);
        assertThat(pool.used()).isGreaterThan(pool.budget());
        huge.release();
        assertThat(pool.idle()).isLessThanOrEqualTo(pool.budget());
        SlabBuffer[] small = new SlabBuffer[1024];
        for (int i = 0; i < small.length; i++) {
            small[i] = new SlabBuffer(pool);
            small[i].write(1);
            assertThat(pool.used() + pool.idle()).isLessThanOrEqualTo(pool.budget());
        }
    }
}
