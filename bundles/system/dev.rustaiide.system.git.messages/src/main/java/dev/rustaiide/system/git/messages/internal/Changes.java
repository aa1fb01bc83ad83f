package dev.rustaiide.system.git.messages.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.FileVersions;

/** What changes, as a model is shown it and as a template tells it. For one thread. */
final class Changes {
    /** Characters of all differences, and of those of one file. */
    private static final int MOST = 14_000;
    private static final int MOST_OF_ONE = 5000;
    private static final Pattern SECRETS = Pattern.compile("\\.env.*|.*\\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc)"
            + "|id_(rsa|dsa|ecdsa|ed25519).*|\\.netrc|\\.npmrc|\\.pypirc|\\.git-credentials"
            + "|(secrets?|credentials)\\..*");

    private final List<Of> files = new ArrayList<>();
    private final StringBuilder diff = new StringBuilder();
    private boolean cut;

    /** One file. */
    record Of(String path, Change change, int added, int removed) {}

    /** @param staged whether what is staged counts, not what the disk has */
    void add(FileVersions versions, Change change, boolean staged) {
        Text before = staged ? versions.head() : versions.index();
        Text after = staged ? versions.index() : versions.work();
        int added = 0;
        int removed = 0;
        for (Hunk hunk : TextDiff.of(before, after)) {
            added += hunk.added();
            removed += hunk.removed();
        }
        files.add(new Of(versions.path(), change, added, removed));
        show(versions, change, before, after);
    }

    private void show(FileVersions versions, Change change, Text before, Text after) {
        String path = versions.path();
        if (isSecret(path)) {
            diff.append("# ").append(path).append(" may hold secrets and is not shown\n");
        } else if (versions.binary()) {
            diff.append("# ").append(path).append(" is no text\n");
        } else {
            String all = String.join("\n", UnifiedDiff.of(change == Change.ADDED ? UnifiedDiff.NOTHING : "a/" + path,
                    change == Change.DELETED ? UnifiedDiff.NOTHING : "b/" + path, before, after));
            int room = Math.max(0, Math.min(MOST_OF_ONE, MOST - diff.length()));
            cut |= all.length() > room;
            int end = all.length() <= room ? all.length() : Math.max(0, all.lastIndexOf('\n', room));
            diff.append(all, 0, end).append('\n');
        }
    }

    static boolean isSecret(String path) {
        return SECRETS.matcher(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)).matches();
    }

    List<Of> files() {
        return List.copyOf(files);
    }

    /** The differences, as far as they are shown. */
    String diff() {
        return diff.toString();
    }

    boolean isCut() {
        return cut;
    }

    /** A line for each file. */
    String list() {
        StringBuilder lines = new StringBuilder();
        for (Of file : files) {
            lines.append(file.change().word()).append(' ').append(file.path()).append(" (+").append(file.added())
                    .append(" -").append(file.removed()).append(")\n");
        }
        return lines.toString();
    }
}
