package dev.rustaiide.cli.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.Codec;
import dev.rustaiide.foundation.cache.internal.TwoLevelCaches;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.internal.QueuedEvents;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.internal.audit.StoredAuditTrail;
import dev.rustaiide.foundation.memory.internal.CollectionPressure;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.internal.KeyringFirstStore;
import dev.rustaiide.foundation.security.internal.PatternRedactor;
import dev.rustaiide.foundation.security.internal.StoredSigningKeys;
import dev.rustaiide.foundation.text.Text;

/**
 * The four stores in one home, put together of the classes that the product has, without the framework. Each has
 * {@value #WRITERS} slots; what is written into a slot follows from a version, so that whoever reads it knows whether
 * it is whole.
 */
final class Stores implements AutoCloseable {
    /** Threads that write into one store at a time, each with a slot of its own. */
    static final int WRITERS = 2;
    /** What other settings there are, and what somebody wrote beside them. */
    static final String SETTINGS = "{\n  // what nobody may lose\n  \"other.key\": 1\n}\n";
    /** So much that nothing is ever evicted. */
    private static final long BUDGET = 1L << 40;
    private static final int MOST_RECORDS = 8;
    private static final int FILE_LINES = 2000;
    private static final int CACHE_LINES = 400;
    private static final CacheSpec<String, byte[]> SPEC = CacheSpec.<String, byte[]>of("kill").inMemory(100)
            .onDisk(1, key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes());

    private final Home home;
    private final TextFiles texts;
    private final TestSettings settings;
    private final TwoLevelCaches caches;
    private final Cache<String, byte[]> cache;
    private final AuditTrail trail;

    Stores(Path folder) {
        home = new Home(folder);
        texts = new DiskTextFiles(home);
        var events = new QueuedEvents();
        settings = new TestSettings(home.config(), List.of(key(0), key(1)), List.of(), List::of, texts, events);
        caches = new TwoLevelCaches(home.cache().resolve("entries"), () -> BUDGET, new CollectionPressure());
        cache = caches.open(SPEC);
        var redactor = new PatternRedactor();
        var secrets = new KeyringFirstStore(List.of(), home, events, redactor);
        trail = new StoredAuditTrail(home, new StoredSigningKeys(secrets), secrets, redactor);
    }

    /** Folders as the product makes them. */
    record Home(Path folder) implements StandardPaths {
        private Path made(String name) {
            try {
                return Files.createDirectories(folder.resolve(name));
            } catch (IOException denied) {
                throw new java.io.UncheckedIOException(denied);
            }
        }

        @Override
        public Path config() {
            return made("config");
        }

        @Override
        public Path data() {
            return made("data");
        }

        @Override
        public Path cache() {
            return made("cache");
        }

        @Override
        public Path logs() {
            return made("logs");
        }

        @Override
        public Path state() {
            return made("state");
        }
    }

    /** One of the four. */
    enum Kind { CACHE, SETTING, AUDIT, FILE }

    /** A home that a user already has. */
    static Path prepare(Path folder) throws IOException {
        var home = new Home(folder);
        Files.writeString(home.config().resolve("settings.json"), SETTINGS);
        List.of("work", "data", "cache", "state").forEach(home::made);
        return folder;
    }

    private static SettingKey<Long> key(int slot) {
        return SettingKey.number("kill.slot" + slot, 0, 0, Long.MAX_VALUE, "Version", "The last one.", "Test");
    }

    private Path file(int slot) {
        return home.folder().resolve("work").resolve("file" + slot + ".txt");
    }

    /** Comes back when it is committed. */
    void write(Kind kind, int slot, long version) throws Exception {
        switch (kind) {
            case CACHE -> putBoth(slot, version);
            case SETTING -> settings.settings().set(key(slot), version);
            case AUDIT -> append(slot, version);
            case FILE -> texts.write(file(slot), Text.of(content(version, FILE_LINES)), Encoding.UTF_8);
        }
    }

    /** An entry that is replaced again and again, and one that stays. */
    private void putBoth(int slot, long version) throws Exception {
        byte[] value = content(version, CACHE_LINES).getBytes(StandardCharsets.UTF_8);
        boolean kept = cache.put(entry(slot, version), value).await() & cache.put("slot" + slot, value).await();
        if (!kept) {
            throw new IllegalStateException("the cache keeps nothing on disk");
        }
    }

    private void append(int slot, long version) throws Exception {
        List<Call<Boolean>> calls = new ArrayList<>();
        for (String subject : subjects(slot, version)) {
            int size = (int) (version * 7919 % 300);
            calls.add(trail.append(new AuditRecord("kill.test", subject, Map.of("filler", "x".repeat(size)))));
        }
        for (Call<Boolean> call : calls) {
            call.await();
        }
    }

    private static String entry(int slot, long version) {
        return "entry" + slot + '/' + version;
    }

    private static Set<String> subjects(int slot, long version) {
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i <= version % MOST_RECORDS; i++) {
            subjects.add(slot + "/" + version + '/' + i);
        }
        return subjects;
    }

    /** The first line tells the version and how many lines follow. */
    private static String content(long version, int most) {
        int lines = (int) (version * 7919 % most);
        return version + " " + lines + "\n" + (version + "\n").repeat(lines);
    }

    /** The version of {@code content}, which is whole; 0 if there is none. */
    private static long version(String content, int most) {
        if (content.isEmpty()) {
            return 0;
        }
        int end = content.indexOf(' ');
        long version = end < 0 ? 0 : Long.parseLong(content.substring(0, end));
        if (!content.equals(content(version, most))) {
            throw new AssertionError("torn: " + content.length() + " characters that begin with "
                    + content.substring(0, Math.min(40, content.length())));
        }
        return version;
    }

    /** The versions that the slots of one store have now, 0 for none. Fails if what is there is not whole. */
    long[] versions(Kind kind) throws Exception {
        if (kind == Kind.AUDIT) {
            return recorded().versions();
        }
        long[] versions = new long[WRITERS];
        for (int slot = 0; slot < WRITERS; slot++) {
            versions[slot] = switch (kind) {
                case CACHE -> version(cached("slot" + slot), CACHE_LINES);
                case SETTING -> settings.settings().get(key(slot));
                default -> Files.exists(file(slot))
                        ? version(texts.read(file(slot)).text().toString(), FILE_LINES) : 0;
            };
        }
        return versions;
    }

    private String cached(String key) {
        return cache.find(key).map(value -> new String(value, StandardCharsets.UTF_8)).orElse("");
    }

    /** The records of the trail, by their subjects. */
    record Recorded(Set<String> subjects) {
        boolean has(int slot, long version) {
            return subjects.containsAll(Stores.subjects(slot, version));
        }

        long[] versions() {
            long[] versions = new long[WRITERS];
            for (String subject : subjects) {
                String[] parts = subject.split("/");
                int slot = Integer.parseInt(parts[0]);
                versions[slot] = Math.max(versions[slot], Long.parseLong(parts[1]));
            }
            return versions;
        }
    }

    Recorded recorded() throws FailureException {
        Set<String> subjects = new HashSet<>();
        if (Files.exists(trail.file())) {
            trail.last(trail.file(), Integer.MAX_VALUE, entry -> entry.record().kind().equals("kill.test"))
                    .forEach(entry -> subjects.add(entry.record().subject()));
        }
        return new Recorded(subjects);
    }

    boolean hasEntry(int slot, long version) {
        return version(cached(entry(slot, version)), CACHE_LINES) == version;
    }

    /** Empty if nothing was ever written. */
    Optional<AuditVerification> verifyTrail() throws FailureException {
        return Files.exists(trail.file()) ? Optional.of(trail.verify(trail.file(), Optional.empty()))
                : Optional.empty();
    }

    Path trailFile() {
        return trail.file();
    }

    String settingsText() throws IOException {
        return Files.readString(settings.settings().file());
    }

    /** Has the cache look at all that it keeps, and clear up what was left on the way long ago. */
    void lookAtCache() {
        caches.statistics();
    }

    @Override
    public void close() {
        settings.close();
        caches.close();
    }

    static Map<Kind, long[]> none() {
        Map<Kind, long[]> none = new HashMap<>();
        for (Kind kind : Kind.values()) {
            none.put(kind, new long[WRITERS]);
        }
        return none;
    }
}
