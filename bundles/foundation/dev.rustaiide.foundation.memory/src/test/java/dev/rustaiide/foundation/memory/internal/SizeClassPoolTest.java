package dev.rustaiide.foundation.memory.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.memory.BufferPool.Lease;

class SizeClassPoolTest {
    private final SizeClassPool pool = SizeClassPool.watched(1 << 20);

    @AfterEach
    void nothing_is_left_open() throws Exception {
        pool.close();
    }

    @Test
    void a_buffer_that_was_given_back_is_used_again() {
        long address;
        try (Lease first = pool.unwritten(5000)) {
            address = first.segment().address();
        }
        assertEquals(8192, pool.usage().idle());
        try (Lease second = pool.unwritten(8000)) {
            assertEquals(address, second.segment().address());
            assertEquals(0, pool.usage().idle());
        }
    }

    @Test
    void a_lease_has_exactly_the_bytes_that_were_asked_for() {
        try (Lease odd = pool.unwritten(4097); Lease none = pool.unwritten(0); Lease large = pool.unwritten(5 << 20)) {
            assertEquals(4097, odd.segment().byteSize());
            assertEquals(0, none.segment().byteSize());
            assertEquals(5 << 20, large.segment().byteSize());
            assertThrows(IndexOutOfBoundsException.class, () -> odd.segment().get(ValueLayout.JAVA_BYTE, 4097));
            assertEquals(3, pool.usage().leases());
        }
        assertEquals(0, pool.usage().leases());
        assertEquals(0, pool.usage().leased());
    }

    @Test
    void zeroed_means_zeros_even_where_somebody_wrote() {
        try (Lease dirty = pool.unwritten(4096)) {
            dirty.segment().fill((byte) 7);
        }
        try (Lease clean = pool.zeroed(4000)) {
            assertEquals(-1, clean.segment().mismatch(MemorySegment.ofArray(new byte[4000])));
        }
        try (Lease dirty = pool.unwritten(4096)) {
            assertEquals(7, dirty.segment().get(ValueLayout.JAVA_BYTE, 4095), "it is the same block");
        }
    }

    @Test
    void a_closed_lease_refuses_instead_of_showing_the_next_ones_data() {
        Lease lease = pool.unwritten(100);
        MemorySegment kept = lease.segment();
        lease.close();
        lease.close();
        assertThrows(IllegalStateException.class, () -> kept.get(ValueLayout.JAVA_BYTE, 0));
        assertEquals(0, pool.usage().leases());
    }

    @Test
    void no_more_stays_idle_than_allowed() {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            leases.add(pool.unwritten(64 << 10));
        }
        leases.forEach(Lease::close);
        assertEquals(1 << 20, pool.usage().idle());
        pool.trim();
        assertEquals(0, pool.usage().idle());
    }

    @Test
    void a_lease_that_is_never_closed_is_found_with_its_place() throws Exception {
        SizeClassPool leaking = SizeClassPool.watched(1 << 20);
        Lease lost = leaking.unwritten(1);
        var leak = assertThrows(IllegalStateException.class, leaking::close);
        List<StackTraceElement> place = List.of(leak.getSuppressed()[0].getStackTrace());
        assertTrue(place.stream().anyMatch(frame -> frame.getMethodName().startsWith("a_lease_that_is_never")));
        lost.close();
        leaking.close();
    }

    @Test
    void no_two_leases_at_once_share_a_byte() throws Exception {
        List<Call<Boolean>> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            byte mine = (byte) worker;
            workers.add(Call.start("lease", scope -> {
                boolean alone = true;
                for (int i = 0; i < 300; i++) {
                    try (Lease lease = pool.unwritten(4096 << i % 3)) {
                        lease.segment().fill(mine);
                        Thread.yield();
                        alone &= lease.segment().get(ValueLayout.JAVA_BYTE, 17) == mine
                                && lease.segment().get(ValueLayout.JAVA_BYTE, lease.segment().byteSize() - 1) == mine;
                    }
                }
                return alone;
            }));
        }
        for (Call<Boolean> worker : workers) {
            assertTrue(worker.await());
        }
        assertEquals(0, pool.usage().leased());
    }

    @Test
    void each_of_many_open_leases_has_an_address_of_its_own() {
        var addresses = new HashSet<Long>();
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            leases.add(pool.unwritten(4096));
            addresses.add(leases.getLast().segment().address());
            assertEquals(0, leases.getLast().segment().address() % 64);
        }
        leases.forEach(Lease::close);
        assertEquals(20, addresses.size());
        assertNotEquals(0, pool.usage().idle());
    }
}
