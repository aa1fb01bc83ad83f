package dev.rustaiide.ai.completion.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.ai.completion.internal.GlobalTraining.Group;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Writes what a partition of the counting came to, by the hashes of its contexts. */
final class GroupFile {
    private GroupFile() {}

    static byte[] written(Map<Integer, Group> groups) throws FailureException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(groups.size());
            for (Map.Entry<Integer, Group> each : new TreeMap<>(groups).entrySet()) {
                Group group = each.getValue();
                out.writeInt(each.getKey());
                out.writeLong(group.total());
                out.writeByte(group.next().length);
                for (int i = 0; i < group.next().length; i++) {
                    out.writeInt(group.next()[i]);
                    out.writeInt(group.counts()[i]);
                }
            }
        } catch (IOException never) {
            throw unusable(never);
        }
        return bytes.toByteArray();
    }

    static Map<Integer, Group> read(byte[] bytes) throws FailureException {
        Map<Integer, Group> groups = new HashMap<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                int hash = in.readInt();
                long total = in.readLong();
                int size = in.readUnsignedByte();
                int[] next = new int[size];
                int[] counts = new int[size];
                for (int i = 0; i < size; i++) {
                    next[i] = in.readInt();
                    counts[i] = in.readInt();
                }
                groups.put(hash, new Group(total, next, counts));
            }
        } catch (IOException cut) {
            throw unusable(cut);
        }
        return groups;
    }

    private static FailureException unusable(IOException why) {
        return new FailureException(new Failure.Other("The counts cannot be used.", "A part of them ends early.",
                "Delete the pipelines' store, and run it again."), why);
    }
}
