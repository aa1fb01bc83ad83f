package dev.rustaiide.foundation.memory.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A cache that takes four times the heap, and shrinks when it is told to, or is deaf. */
public final class FillingCache {
    private static final int ENTRY = 64 << 10;
    private static final int ENTRIES = 4096;

    private FillingCache() {}

    public static void main(String[] arguments) throws InterruptedException {
        boolean deaf = arguments[0].equals("deaf");
        Deque<byte[]> cache = new ArrayDeque<>();
        var pressure = new CollectionPressure(Duration.ZERO);
        pressure.listen("entries", level -> {
            synchronized (cache) {
                for (int i = deaf ? 0 : cache.size() / 2; i > 0; i--) {
                    cache.removeFirst();
                }
            }
        });
        while (!pressure.isWatching()) {
            Thread.sleep(10);
        }
        for (int i = 0; i < ENTRIES; i++) {
            synchronized (cache) {
                cache.addLast(new byte[ENTRY]);
            }
            if (i % 8 == 0) {
                Thread.sleep(1); // making an entry takes time
            }
        }
        System.out.println("survived");
    }
}
