package dev.rustaiide.system.git.index;

import java.io.IOException;

import org.eclipse.jgit.lib.ObjectId;

/** Any bytes are an index, whose parts can all be asked for, or refused. For Jazzer, and for the tests. */
public final class StagedIndexFuzz {
    private StagedIndexFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            StagedIndex index = StagedIndex.of(data, 2_000_000_000L, 0);
            for (int i = 0; i < index.count(); i++) {
                index.path(i);
                index.stat(i);
                index.find(index.pathBytes(i));
            }
            KnownTrees.of(index).folder(new byte[] {'a'}, 1).isTree(ObjectId.zeroId(), index.count());
            if (index.isIntact()) {
                StagedIndex.of(new IndexWriter(index).content(), 2_000_000_000L, 0);
                new IndexWriter.Tree(index).write(new Hashing());
            }
        } catch (BrokenIndexException refused) {
            // That is an answer.
        } catch (IOException | IllegalArgumentException odd) {
            throw new AssertionError("neither read nor refused", odd);
        }
    }
}
