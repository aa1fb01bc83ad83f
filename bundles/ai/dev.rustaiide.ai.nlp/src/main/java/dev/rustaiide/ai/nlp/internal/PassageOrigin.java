package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Scope;

/** Where passages come from, in groups that become known and change as a whole: those of a file, or of a commit. */
interface PassageOrigin {
    /** The keys of all groups, each with a stamp that differs when its passages do. */
    Map<String, Long> find(Scope scope) throws InterruptedException, ExecutionException;

    /** The passages of a group; none if it cannot be read. */
    List<Passage> passages(String key, Scope scope) throws InterruptedException;

    /** Where a passage of a group is. */
    Path place(String key, String file);
}
