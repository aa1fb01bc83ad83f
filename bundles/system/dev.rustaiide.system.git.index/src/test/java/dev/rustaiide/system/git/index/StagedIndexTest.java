package dev.rustaiide.system.git.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedIndexTest {
    private static final String[] PATHS = {"a", "a.txt", "dir/a", "dir/b", "dir/sub/c", "dirx", "z"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void entries_are_found_by_path_and_folders_by_their_beginning(int version) throws Exception {
        StagedIndex index = Indexes.of(version, PATHS);
        for (int i = 0; i < PATHS.length; i++) {
            assertEquals(i, index.find(Indexes.bytes(PATHS[i])), PATHS[i]);
            assertEquals(Indexes.id(i), index.id(i));
            assertEquals(Indexes.stat(i), index.stat(i));
        }
        assertEquals(-1, index.find(Indexes.bytes("")));
        assertEquals(-PATHS.length - 1, index.find(Indexes.bytes("zz")));
        assertTrue(index.hasBelow(Indexes.bytes("dir/")));
        assertFalse(index.hasBelow(Indexes.bytes("a/")));
        assertEquals(5, index.behind(Indexes.bytes("dir/"), 2));
    }

    @Test
    void versions_of_a_conflict_are_found_by_their_stage() throws Exception {
        IndexWriter writer = new IndexWriter(Indexes.of(2, PATHS));
        writer.put("a.txt", List.of(new IndexEntry("a.txt", IndexEntry.FILE, Indexes.id(7), 1, null),
                new IndexEntry("a.txt", IndexEntry.FILE, Indexes.id(8), 3, null)));
        StagedIndex index = Indexes.read(writer.content());
        assertEquals(-1, index.find(Indexes.bytes("a.txt"), 0));
        assertEquals(Indexes.id(7), index.id(index.find(Indexes.bytes("a.txt"), 1)));
        assertEquals(-1, index.find(Indexes.bytes("a.txt"), 2));
        assertEquals(Indexes.id(8), index.id(index.find(Indexes.bytes("a.txt"), 3)));
        assertEquals(PATHS.length + 1, index.count());
    }

    @Test
    void what_differs_between_two_is_told_in_order() throws Exception {
        StagedIndex one = Indexes.of(2, "a", "b", "c");
        IndexWriter writer = new IndexWriter(Indexes.of(4, "a", "b", "c"));
        writer.put(Indexes.entry("b", 9));
        writer.remove("c");
        writer.put(Indexes.entry("d", 3));
        List<String> told = new ArrayList<>();
        one.differing(Indexes.read(writer.content()), told::add);
        assertEquals(List.of("b", "c", "d"), told);
    }

    @Test
    void a_file_that_is_not_there_has_nothing_in_it() throws Exception {
        StagedIndex none = StagedIndex.read(folder.resolve("index"));
        assertEquals(0, none.count());
        assertTrue(none.isIntact());
        Files.write(folder.resolve("index"), Indexes.of(2, PATHS).content());
        assertEquals(List.of(PATHS), Indexes.paths(StagedIndex.read(folder.resolve("index"))));
    }

    @Test
    void a_flipped_bit_is_noticed_and_a_missing_checksum_is_as_git_leaves_it() throws Exception {
        byte[] content = Indexes.of(2, PATHS).content();
        byte[] flipped = content.clone();
        flipped[30] ^= 1;
        assertFalse(Indexes.read(flipped).isIntact());
        assertTrue(assertThrows(BrokenIndexException.class, () -> new IndexWriter(Indexes.read(flipped))).isDamaged());
        byte[] unsummed = content.clone();
        Arrays.fill(unsummed, content.length - 20, content.length, (byte) 0);
        assertTrue(Indexes.read(unsummed).isIntact());
    }

    private static BrokenIndexException broken(byte[] content) {
        return assertThrows(BrokenIndexException.class, () -> Indexes.read(content));
    }

    private static byte[] with(String extension, int length, byte... bytes) throws BrokenIndexException {
        byte[] old = Indexes.of(2, PATHS).content();
        IndexBytes out = new IndexBytes(old.length);
        out.bytes(old, 0, Indexes.of(2, PATHS).end());
        out.ascii(extension);
        out.four(length);
        out.bytes(bytes, 0, bytes.length);
        out.zeros(20);
        return Arrays.copyOf(out.content(), out.size());
    }

    @Test
    void what_is_damaged_is_told_from_what_only_git_reads() throws Exception {
        byte[] whole = Indexes.of(2, PATHS).content();
        assertTrue(broken(new byte[0]).isDamaged());
        assertTrue(broken(Arrays.copyOf(whole, 100)).isDamaged());
        assertTrue(broken(ByteBuffer.wrap(whole.clone()).putInt(4, 99).array()).isDamaged());
        assertTrue(broken(ByteBuffer.wrap(whole.clone()).putInt(8, 1 << 30).array()).isDamaged());
        assertFalse(broken(ByteBuffer.wrap(whole.clone()).putInt(4, 5).array()).isDamaged());
        assertFalse(broken(with("link", 0)).isDamaged());
        assertFalse(broken(with("sdir", 0)).isDamaged());
        assertFalse(broken(with("next", 0)).isDamaged(), "one that must be understood");
        assertEquals(PATHS.length, Indexes.read(with("REUC", 0)).count(), "one that may be passed over");
    }

    @Test
    void an_extension_of_any_length_ends_inside_or_is_damage() throws Exception {
        for (int length : new int[] {1, 100, Integer.MAX_VALUE, Integer.MAX_VALUE - 100, -1, Integer.MIN_VALUE}) {
            assertTrue(broken(with("REUC", length)).isDamaged(), () -> "length " + length);
            assertTrue(broken(with("TREE", length)).isDamaged(), () -> "length " + length);
        }
    }

    @Test
    void trees_nested_deeper_than_any_path_are_damage_and_no_end_of_the_stack() throws Exception {
        byte[] nested = "x\0-1 1\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        assertTrue(broken(with("TREE", nested.length, nested)).isDamaged());
    }

    @Test
    void whatever_bytes_are_read_they_are_an_index_or_refused_as_one() throws Exception {
        var random = new Random(5);
        for (int version : new int[] {2, 4}) {
            byte[] whole = Indexes.of(version, PATHS).content();
            for (int i = 0; i < 3000; i++) {
                byte[] mutant = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
                }
                if (random.nextBoolean()) {
                    // Without a checksum it is intact, and can be written anew.
                    Arrays.fill(mutant, mutant.length - 20, mutant.length, (byte) 0);
                }
                StagedIndexFuzz.fuzzerTestOneInput(random.nextInt(8) == 0
                        ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant);
            }
        }
    }

    @Test
    void a_path_that_takes_more_of_the_one_before_it_than_there_is_is_damage() throws Exception {
        byte[] content = Indexes.of(4, "a", "b").content();
        int second = Indexes.read(content).start(1) + StagedIndex.STAT;
        for (byte[] width : new byte[][] {{5}, {(byte) 0x90, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f}}) {
            byte[] mutant = new byte[content.length + width.length - 1];
            System.arraycopy(content, 0, mutant, 0, second);
            System.arraycopy(width, 0, mutant, second, width.length);
            System.arraycopy(content, second + 1, mutant, second + width.length, content.length - second - 1);
            assertTrue(broken(mutant).isDamaged());
        }
    }
}
