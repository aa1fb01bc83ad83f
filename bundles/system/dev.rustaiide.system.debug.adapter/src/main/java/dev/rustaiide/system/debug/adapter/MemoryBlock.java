package dev.rustaiide.system.debug.adapter;

import java.util.Arrays;

/**
 * A piece of memory.
 *
 * @param address of the first byte
 * @param bytes what could be read; fewer than asked for if the memory ends
 */
public record MemoryBlock(long address, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryBlock block && address == block.address && Arrays.equals(bytes, block.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(address) * 31 + Arrays.hashCode(bytes);
    }
}
