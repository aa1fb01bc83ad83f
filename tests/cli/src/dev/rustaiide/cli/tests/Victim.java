package dev.rustaiide.cli.tests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.async.Call;

/**
 * {@code HOME FIRST [LAST]}: writes into all stores of a home at once, without end unless told, and says so of each
 * version that is committed, one a line, after it was. The versions count up from {@code FIRST}.
 */
final class Victim {
    static final String OPENING = "opening";
    static final String BROKEN = "broken";

    private Victim() {}

    public static void main(String[] words) throws Exception {
        long first = Long.parseLong(words[1]);
        long last = words.length > 2 ? Long.parseLong(words[2]) : Long.MAX_VALUE;
        Call.start("outlive nobody", scope -> {
            System.in.read(); // ends when the test does, whatever ends that
            Runtime.getRuntime().halt(1);
            return true;
        });
        say(OPENING);
        var stores = new Stores(Path.of(words[0]));
        for (Stores.Kind kind : Stores.Kind.values()) {
            for (int slot = 0; slot < Stores.WRITERS; slot++) {
                write(stores, kind, slot, first); // one after another: a start costs less so
            }
        }
        List<Call<Boolean>> writers = new ArrayList<>();
        for (Stores.Kind kind : Stores.Kind.values()) {
            for (int slot = 0; slot < Stores.WRITERS; slot++) {
                int own = slot;
                writers.add(Call.start(kind + " " + own, scope -> writeOn(stores, kind, own, first + 1, last)));
            }
        }
        for (Call<Boolean> writer : writers) {
            writer.await();
        }
    }

    private static boolean writeOn(Stores stores, Stores.Kind kind, int slot, long first, long last) {
        for (long version = first; version <= last; version++) {
            write(stores, kind, slot, version);
        }
        return true;
    }

    private static void write(Stores stores, Stores.Kind kind, int slot, long version) {
        try {
            stores.write(kind, slot, version);
            say(kind + " " + slot + ' ' + version);
        } catch (Exception failed) { // boundary: the test is told that a store refused
            say(BROKEN + ' ' + kind + ' ' + failed + ' ' + failed.getCause());
        }
    }

    /** In one step, so that two threads cannot mix their lines. */
    private static void say(String line) {
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
