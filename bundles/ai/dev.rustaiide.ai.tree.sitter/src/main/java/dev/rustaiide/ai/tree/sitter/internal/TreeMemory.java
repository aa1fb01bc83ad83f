package dev.rustaiide.ai.tree.sitter.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.LongSupplier;

/**
 * The native part of a tree. It is freed with its owner; or before, once it is retired and nobody is reading it, in
 * which case the next reader has it made again. Without that, typing would fill memory that the garbage collector,
 * which sees only small objects, has no reason to free.
 */
public final class TreeMemory {
    private final LongSupplier again;
    private final Address address;
    /** Frees the address after this object. */
    private final MemorySegment guard;
    private int readers;
    private boolean retired;
    private boolean remade;

    /** Owns the tree at {@code tree}; {@code again} makes another one. */
    public TreeMemory(long tree, LongSupplier again) {
        this.again = again;
        this.address = new Address(tree);
        this.guard = guard(address);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment guard(Address address) {
        return MemorySegment.ofAddress(address.value).reinterpret(Arena.ofAuto(), segment -> address.free());
    }

    /** Where the tree is; good until the {@link #release} that every call needs. */
    public synchronized long acquire() {
        if (address.value == 0) {
            address.value = again.getAsLong();
            retired = false;
            remade = true;
        }
        readers++;
        return address.value;
    }

    public synchronized void release() {
        readers--;
        Reference.reachabilityFence(guard);
        freeIfUnused();
    }

    /** Whether the tree is still the first one: a text that does not parse may be read in several ways. */
    public synchronized boolean isAsItWas() {
        return !remade;
    }

    /** Says that this tree will hardly be asked again. */
    public synchronized void retire() {
        retired = true;
        freeIfUnused();
    }

    private void freeIfUnused() {
        if (retired && readers == 0) {
            address.free();
        }
    }

    /** Apart from its owner, which it must not keep alive. */
    private static final class Address {
        private long value;

        Address(long value) {
            this.value = value;
        }

        void free() {
            if (value != 0) {
                Parsing.deleteTree(value);
                value = 0;
            }
        }
    }
}
