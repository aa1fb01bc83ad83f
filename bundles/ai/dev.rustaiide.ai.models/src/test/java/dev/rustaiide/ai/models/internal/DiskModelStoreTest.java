package dev.rustaiide.ai.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.models.ModelDownloads;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelImported;
import dev.rustaiide.ai.models.ModelMadeCurrent;
import dev.rustaiide.ai.models.ModelRemoved;
import dev.rustaiide.ai.models.ModelStore.Damage;
import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Signer;

class DiskModelStoreTest {
    @TempDir
    Path temp;
    private Path home;
    private DiskModelStore store;
    private final List<Record> published = new ArrayList<>();

    @BeforeEach
    void open() {
        home = temp.resolve("store");
        store = Samples.store(home, List.of(), published);
    }

    private Entry take(int seed) throws Exception {
        return store.importFrom(Samples.decoder(temp.resolve("in" + seed).resolve("coder"), seed), Naming.NONE).await();
    }

    private List<String> ids() {
        return store.entries().stream().map(entry -> entry.model().card().id()
                + (entry.isCurrent() ? " *" : "")).toList();
    }

    private static Failure failure(ExecutionException wrong) {
        return assertInstanceOf(FailureException.class, wrong.getCause()).failure();
    }

    private Path blob(Entry entry) throws Exception {
        for (Path blob : StoreFolder.list(home.resolve("blobs"))) {
            if (Files.isSameFile(blob, entry.model().files().weights())) {
                return blob;
            }
        }
        throw new AssertionError("no blob");
    }

    @Test
    void versions_are_numbered_and_the_last_one_is_current() throws Exception {
        take(1);
        take(2);
        take(3);

        assertEquals(List.of("coder@3 *", "coder@2", "coder@1"), ids());
    }

    @Test
    void the_same_again_is_the_same_model() throws Exception {
        take(1);
        take(2);
        assertEquals("coder@1", take(1).model().card().id().toString());
        assertEquals(List.of("coder@1 *", "coder@2"), ids());
    }

    @Test
    void rolling_back_goes_to_the_version_before_and_no_farther_than_the_first() throws Exception {
        take(1);
        take(2);
        assertEquals("coder@1", store.rollBack("coder").await().model().card().id().toString());
        assertEquals(List.of("coder@1 *", "coder@2"), ids());

        store.makeCurrent(new ModelId("coder", "2")).await();
        assertEquals(List.of("coder@2 *", "coder@1"), ids());
        store.rollBack("coder").await();

        var first = assertThrows(ExecutionException.class, () -> store.rollBack("coder").await());
        assertEquals("There is no version of it before 1.", failure(first).why());
        var unknown = assertThrows(ExecutionException.class, () -> store.rollBack("other").await());
        assertTrue(failure(unknown).what().contains("no model other"));
    }

    @Test
    void removing_deletes_what_no_other_has_and_makes_the_latest_current() throws Exception {
        take(1);
        Entry second = take(2);
        long weights = Files.size(second.model().files().weights());

        assertEquals(weights, store.remove(new ModelId("coder", "2")).await());

        assertEquals(List.of("coder@1 *"), ids());
        assertFalse(Files.exists(home.resolve("folders/coder@2")));
        assertTrue(store.check().await().isEmpty());
        store.remove(new ModelId("coder", "1")).await();
        assertTrue(StoreFolder.list(home.resolve("blobs")).isEmpty());
        assertThrows(ExecutionException.class, () -> store.remove(new ModelId("coder", "1")).await());
    }

    @Test
    void what_is_done_is_published() throws Exception {
        Entry first = take(1);
        take(2);
        store.rollBack("coder").await();
        store.remove(new ModelId("coder", "2")).await();

        assertEquals(new ModelImported("coder@1", first.model().digest(), temp.resolve("in1/coder").toString(), ""),
                published.getFirst());
        assertEquals(new ModelMadeCurrent("coder@1"), published.get(2));
        assertInstanceOf(ModelRemoved.class, published.get(3));
    }

    @Test
    void another_process_sees_it_at_once() throws Exception {
        var other = Samples.store(home);
        assertTrue(other.entries().isEmpty());
        take(1);
        assertEquals(1, other.entries().size());
        store.remove(new ModelId("coder", "1")).await();
        assertTrue(other.entries().isEmpty());
    }

    @Test
    void a_changed_file_is_refused_before_it_is_used() throws Exception {
        Entry entry = take(1);
        Path blob = blob(entry);
        byte[] content = Files.readAllBytes(blob);
        content[content.length / 2] ^= 1;
        Files.write(blob, content, StandardOpenOption.TRUNCATE_EXISTING);

        var refused = assertThrows(FailureException.class, () -> entry.model().files());

        assertTrue(refused.failure().why().contains("is not what it was"), refused.failure().why());
        List<Damage> damages = store.check().await();
        assertEquals("coder@1", damages.getFirst().id().toString());
        assertFalse(damages.getFirst().nextStep().isBlank());
    }

    @Test
    void a_file_that_was_only_touched_is_read_once_and_then_trusted_again() throws Exception {
        Entry entry = take(1);
        Path blob = blob(entry);
        FileTime before = Files.getLastModifiedTime(blob);
        Files.setLastModifiedTime(blob, FileTime.fromMillis(System.currentTimeMillis()));

        entry.model().files();

        assertEquals(before, Files.getLastModifiedTime(blob));
    }

    @Test
    void a_shorter_file_and_none_at_all_are_refused_and_importing_again_mends_it() throws Exception {
        Entry entry = take(1);
        Path blob = blob(entry);
        Files.write(blob, new byte[10]);
        assertThrows(FailureException.class, () -> entry.model().files());
        Files.delete(blob);
        var gone = assertThrows(FailureException.class, () -> entry.model().files());
        assertTrue(gone.failure().why().contains("is not there any more"));
        assertEquals(1, store.check().await().size());

        take(1);

        assertTrue(store.check().await().isEmpty());
        entry.model().files();
    }

    @Test
    void a_name_that_was_deleted_among_the_files_comes_back() throws Exception {
        Entry entry = take(1);
        Files.delete(entry.model().files().weights());
        assertTrue(Files.exists(entry.model().files().weights()));
    }

    @Test
    void what_a_killed_process_had_begun_to_write_goes_with_the_next_change() throws Exception {
        Path cards = Files.createDirectories(home.resolve("cards"));
        Path draft = Files.writeString(cards.resolve(".coder@7.json.new"), "{");
        Path name = Files.writeString(Files.createDirectories(home.resolve("current")).resolve(".coder.new"), "");
        take(1);
        assertEquals(List.of("coder@1 *"), ids());
        assertFalse(Files.exists(draft));
        assertFalse(Files.exists(name));
    }

    @Test
    void a_card_that_cannot_be_read_takes_no_other_with_it() throws Exception {
        take(1);
        Files.writeString(home.resolve("cards/broken@1.json"), "{");
        Files.writeString(home.resolve("cards/liar@1.json"), Files.readString(home.resolve("cards/coder@1.json")));

        assertEquals(List.of("coder@1"), Samples.store(home).entries().stream()
                .map(entry -> entry.model().card().id().toString()).toList());
    }

    private Path pack(boolean signed) throws Exception {
        Entry entry = take(1);
        return store.pack(entry.model().card().id(), temp.resolve("coder" + signed + ".zip"), signed).await();
    }

    @Test
    void a_pack_brings_the_model_to_another_machine() throws Exception {
        Path pack = pack(false);
        var other = Samples.store(temp.resolve("other"));

        Entry there = other.importFrom(pack, Naming.NONE).await();

        Entry here = store.entries().getFirst();
        assertEquals(here.model().card(), there.model().card());
        assertEquals(here.model().digest(), there.model().digest());
        assertTrue(other.check().await().isEmpty());
    }

    @Test
    void nothing_of_this_machine_is_in_a_pack() throws Exception {
        try (var zip = new ZipFile(pack(false).toFile())) {
            String card = new String(zip.getInputStream(zip.getEntry("card.json")).readAllBytes());
            assertFalse(card.contains(temp.toString()), card);
        }
    }

    @Test
    void an_existing_file_is_not_written_over() throws Exception {
        Path pack = pack(false);
        var refused = assertThrows(ExecutionException.class,
                () -> store.pack(new ModelId("coder", "1"), pack, false).await());
        assertTrue(failure(refused).why().contains("already"));
    }

    @Test
    void a_damaged_model_is_not_packed() throws Exception {
        Entry entry = take(1);
        Path blob = blob(entry);
        byte[] content = Files.readAllBytes(blob);
        content[100] ^= 1;
        Files.write(blob, content);

        assertThrows(ExecutionException.class,
                () -> store.pack(entry.model().card().id(), temp.resolve("p.zip"), false).await());
        try (Stream<Path> left = Files.list(temp)) {
            assertTrue(left.noneMatch(file -> file.toString().endsWith(".zip") || file.toString().endsWith(".part")));
        }
    }

    @Test
    void a_signed_pack_tells_its_signer_and_one_that_was_changed_is_refused() throws Exception {
        Path pack = pack(true);
        var other = Samples.store(temp.resolve("other"));
        assertEquals(16, other.importFrom(pack, Naming.NONE).await().signer().length());

        Path changed = temp.resolve("changed.zip");
        Zips.rewrite(pack, changed, (name, bytes) -> name.equals("card.json")
                ? new String(bytes).replace("\"unknown\"", "\"MIT\"").getBytes() : bytes);
        var refused = assertThrows(ExecutionException.class,
                () -> Samples.store(temp.resolve("third")).importFrom(changed, Naming.NONE).await());
        assertTrue(failure(refused).why().contains("signature does not belong"), failure(refused).why());
    }

    @Test
    void a_pack_whose_files_were_changed_is_refused() throws Exception {
        Path changed = temp.resolve("changed.zip");
        Zips.rewrite(pack(false), changed, (name, bytes) -> {
            if (name.equals("tokenizer.json")) {
                bytes[20] ^= 1;
            }
            return bytes;
        });
        var refused = assertThrows(ExecutionException.class,
                () -> Samples.store(temp.resolve("third")).importFrom(changed, Naming.NONE).await());
        assertTrue(failure(refused).why().contains("is not what its card says"), failure(refused).why());
    }

    @Test
    void a_pack_that_ends_early_or_lacks_something_is_refused() throws Exception {
        Path pack = pack(false);
        byte[] whole = Files.readAllBytes(pack);
        for (int length : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(temp.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThrows(ExecutionException.class, () -> store.importFrom(cut, Naming.NONE).await());
        }
        for (String missing : List.of("card.json", "tokenizer.json")) {
            Path less = temp.resolve("less-" + missing + ".zip");
            Zips.rewrite(pack, less, (name, bytes) -> name.equals(missing) ? null : bytes);
            assertThrows(ExecutionException.class, () -> store.importFrom(less, Naming.NONE).await());
        }
        assertEquals(List.of("coder@1 *"), ids());
    }

    @Test
    void whatever_is_in_a_pack_it_comes_in_as_it_was_or_is_refused_with_what_to_do() throws Exception {
        byte[] whole = Files.readAllBytes(pack(true));
        String digest = store.entries().getFirst().model().digest();
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 80; i++) {
            byte[] other = whole.clone();
            int from = i % 2 == 0 ? 0 : whole.length - 600; // where the directory is
            for (int change = 0; change < 3; change++) {
                other[from + random.nextInt(i % 2 == 0 ? 2500 : 600)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(temp.resolve("any.zip"), other);
            try {
                assertEquals(digest, store.importFrom(file, Naming.NONE).await().model().digest());
            } catch (ExecutionException wrong) {
                assertFalse(failure(wrong).nextStep().isBlank());
                refused++;
            }
        }
        assertTrue(refused > 25, refused + " refused");
        assertTrue(store.check().await().isEmpty());
    }

    @Test
    void only_accepted_signers_are_let_in_where_some_are_named() throws Exception {
        Path unsigned = pack(false);
        try (Signer key = Signer.generate()) {
            var strict = Samples.store(temp.resolve("strict"), List.of(key.verifyingKey().toString()), List.of());
            var refused = assertThrows(ExecutionException.class,
                    () -> strict.importFrom(unsigned, Naming.NONE).await());
            assertTrue(failure(refused).why().contains("not signed"));
            var folder = assertThrows(ExecutionException.class,
                    () -> strict.importFrom(temp.resolve("in1/coder"), Naming.NONE).await());
            assertTrue(failure(folder).why().contains("not signed"));
            Path other = store.pack(new ModelId("coder", "1"), temp.resolve("other.zip"), true).await();
            var stranger = assertThrows(ExecutionException.class,
                    () -> strict.importFrom(other, Naming.NONE).await());
            assertTrue(failure(stranger).why().contains("not among the keys"));

            var mine = new DiskModelStore(new StoreFolder(home), new Acceptance(List::of), () -> copy(key),
                    Samples.events(published), Clock.systemUTC(), temp, Optional.empty());
            Path signed = mine.pack(new ModelId("coder", "1"), temp.resolve("mine.zip"), true).await();
            assertEquals(key.verifyingKey().id(), strict.importFrom(signed, Naming.NONE).await().signer());
        }
    }

    @Test
    void what_is_fetched_is_taken_and_nothing_of_it_is_left_elsewhere() throws Exception {
        take(1);
        Path pack = store.pack(new ModelId("coder", "1"), temp.resolve("coder.zip"), false).await();
        List<String> asked = new ArrayList<>();
        ModelDownloads downloads = (address, sha256, folder) -> Call.start("fetch", scope -> {
            asked.add(address + " " + sha256);
            Path file = Files.copy(pack, folder.resolve("coder.zip"));
            if (sha256.startsWith("f")) {
                throw new FailureException(new Failure.Other("Cannot fetch.", "It has another hash.", "Look."));
            }
            return file;
        });
        Path cache = temp.resolve("cache");
        var other = new DiskModelStore(new StoreFolder(temp.resolve("other")), new Acceptance(List::of),
                Signer::generate, Samples.events(published), Clock.systemUTC(), cache, Optional.of(downloads));
        var address = URI.create("https://models.example/coder.zip");
        var refused = assertThrows(ExecutionException.class,
                () -> other.fetch(address, "f".repeat(64), Naming.NONE).await());
        assertEquals("It has another hash.", failure(refused).why());
        assertEquals(List.of(), other.entries());
        Entry entry = other.fetch(address, "0".repeat(64), Naming.NONE).await();
        assertEquals("coder@1", entry.model().card().id().toString());
        assertEquals(List.of(address + " " + "f".repeat(64), address + " " + "0".repeat(64)), asked);
        assertEquals(List.of(), StoreFolder.list(cache.resolve("fetched-models")));
        var nobody = assertThrows(ExecutionException.class,
                () -> store.fetch(address, "0".repeat(64), Naming.NONE).await());
        assertTrue(failure(nobody).why().contains("no part that may reach the network"));
    }

    private static Signer copy(Signer key) {
        return Signer.restore(key.save());
    }

}
