package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.rustaiide.foundation.logging.AuditVerification;

/** One home and its {@link Victim}s, one after another, each of which is killed and leaves the home to the next. */
final class Life {
    /** More than one victim can leave on its way at a time, and by far less than all of them do. */
    private static final int MOST_LEFT = 3 * Stores.WRITERS + 2;
    private static final String TRAIL = "data/audit/trail.jsonl";
    private static final int ROUND = 1_000_000;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private static final List<String> KINDS = Stream.of(Stores.Kind.values()).map(Stores.Kind::name).toList();

    private final Path home;
    private final Path out;
    private final Path err;
    private final List<String> java;
    private final Random random;
    private final Map<Stores.Kind, long[]> known = Stores.none();
    private final List<Commit> committed = new ArrayList<>();

    /** @param java the command that {@link Victim}'s arguments follow */
    Life(Path folder, List<String> java, long seed) throws IOException {
        this.home = Stores.prepare(folder.resolve("home"));
        this.out = folder.resolve("out");
        this.err = folder.resolve("err");
        this.java = java;
        this.random = new Random(seed);
    }

    /** A line of a victim. */
    record Commit(Stores.Kind kind, int slot, long version) {
        static Commit parse(String line) {
            String[] words = line.split(" ");
            return new Commit(Stores.Kind.valueOf(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
        }
    }

    /**
     * Kills one victim, and looks at what it left.
     *
     * @param opening whether it dies while it opens its stores, and not while it writes
     */
    void round(int round, boolean opening) throws Exception {
        long first = (long) round * ROUND + 1;
        kill(first, opening);
        List<Commit> now = reported();
        committed.addAll(now);
        try (var stores = new Stores(home)) {
            for (Stores.Kind kind : Stores.Kind.values()) {
                checkVersions(stores, kind, now, first);
            }
            checkTrail(stores);
            checkKept(stores, now);
            assertTrue(stores.settingsText().startsWith(Stores.SETTINGS.substring(0, Stores.SETTINGS.indexOf('1') + 1)),
                    "a comment of the user is lost");
        }
        checkLeftovers();
    }

    /**
     * The end: a record that was cut off is told from one that was touched, and goes when the next victim writes; all
     * that was ever reported is there; what was left on the way goes once nobody can be at it any more.
     *
     * @param round as for another {@link #round}
     */
    void end(int round) throws Exception {
        byte[] trail = Files.readAllBytes(home.resolve(TRAIL));
        Files.write(home.resolve(TRAIL), Arrays.copyOf(trail, 100), StandardOpenOption.APPEND);
        try (var stores = new Stores(home)) {
            checkTrail(stores);
        }
        round(round, false);
        try (var stores = new Stores(home)) {
            checkKept(stores, committed);
            ageLeftovers();
            stores.lookAtCache();
            assertEquals(List.of(), leftovers("cache"));
        }
    }

    private void ageLeftovers() throws IOException {
        var longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (Path file : leftovers("cache")) {
            Files.setLastModifiedTime(file, longAgo);
        }
    }

    private void kill(long first, boolean opening) throws Exception {
        var command = new ArrayList<>(java);
        command.addAll(List.of(Victim.class.getName(), home.toString(), Long.toString(first)));
        Process victim = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            await(victim, opening ? List.of(Victim.OPENING) : KINDS);
            TimeUnit.MICROSECONDS.sleep(opening ? random.nextInt(100_000) : random.nextInt(5_000, 150_000));
            assertTrue(victim.isAlive(), this::said);
        } finally {
            victim.destroyForcibly().waitFor();
        }
    }

    /** Until all of {@code words} were said. */
    private void await(Process victim, List<String> words) throws Exception {
        long end = System.nanoTime() + PATIENCE_NS;
        for (String said = ""; !words.stream().allMatch(said::contains); said = Files.readString(out)) {
            assertTrue(victim.isAlive() && System.nanoTime() < end, this::said);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private String said() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    /** What was said in whole lines. */
    private List<Commit> reported() throws IOException {
        String said = Files.readString(out);
        assertFalse(said.contains(Victim.BROKEN), said);
        return said.substring(0, said.lastIndexOf('\n') + 1).lines().filter(line -> !line.equals(Victim.OPENING))
                .map(Commit::parse).toList();
    }

    /** A slot has the version that was reported last, or the one after it, whose report the kill cut off. */
    private void checkVersions(Stores stores, Stores.Kind kind, List<Commit> now, long first) throws Exception {
        long[] found = stores.versions(kind);
        for (int slot = 0; slot < Stores.WRITERS; slot++) {
            int own = slot;
            long[] told = now.stream().filter(commit -> commit.kind() == kind && commit.slot() == own)
                    .mapToLong(Commit::version).toArray();
            long last = told.length == 0 ? known.get(kind)[slot] : told[told.length - 1];
            long next = first + told.length;
            assertTrue(found[slot] == last || found[slot] == next, () -> kind + " " + own + " has version "
                    + found[own] + " after " + last + " was reported; under way was " + next);
            known.get(kind)[slot] = found[slot];
        }
    }

    private void checkTrail(Stores stores) throws Exception {
        var verified = stores.verifyTrail();
        assertTrue(verified.map(AuditVerification::isIntact).orElse(true), verified::toString);
        String trail = Files.exists(stores.trailFile()) ? Files.readString(stores.trailFile()) : "";
        boolean cut = !trail.isEmpty() && !trail.endsWith("\n");
        assertEquals(cut, verified.toString().contains("interrupted write"), verified::toString);
    }

    /** What is never replaced. */
    private static void checkKept(Stores stores, List<Commit> commits) throws Exception {
        Stores.Recorded recorded = stores.recorded();
        for (Commit commit : commits) {
            boolean there = switch (commit.kind()) {
                case CACHE -> stores.hasEntry(commit.slot(), commit.version());
                case AUDIT -> recorded.has(commit.slot(), commit.version());
                default -> true; // has been replaced meanwhile: see checkVersions
            };
            assertTrue(there, () -> commit + " is lost");
        }
    }

    /** Those of the cache go by their age alone: see {@link #end}. */
    private void checkLeftovers() throws IOException {
        List<Path> left = new ArrayList<>();
        for (String part : List.of("config", "work", "data", "state")) {
            left.addAll(leftovers(part));
        }
        assertTrue(left.size() <= MOST_LEFT, () -> "leftovers pile up: " + left);
    }

    private List<Path> leftovers(String part) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(part))) {
            return files.filter(Life::isOnItsWay).toList();
        }
    }

    private static boolean isOnItsWay(Path file) {
        return Files.isRegularFile(file) && (file.getFileName().toString().matches(".*\\.(tmp|new|old)")
                || file.getParent().endsWith("_new"));
    }
}
