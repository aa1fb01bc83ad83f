package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** What a merge that has not ended brings in, as people call it. */
record Merged(Repository repository) {
    private static final int SHORT = 8;
    /** The first line of the message that git has written, up to where it says from where and into what. */
    private static final Pattern MESSAGE = Pattern.compile(
            "Merge (?:remote-tracking )?(?:branch|branches|tag|tags|commit|commits) (.*?)(?: of .*)?(?: into .*)?");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    /** The names of branches or tags; the first digits of the commit if it has none. */
    String title() {
        String id = line("MERGE_HEAD");
        List<String> said = said();
        List<String> there = names(id);
        if (said.size() > 1 || said.size() == 1 && (there.isEmpty() || there.contains(said.getFirst()))) {
            return shortened(String.join(" and ", said));
        }
        // A pull speaks of the branch by its name there.
        Optional<String> same = said.stream().flatMap(one -> there.stream().filter(name -> name.endsWith("/" + one)))
                .findFirst();
        return shortened(same.or(() -> there.stream().findFirst()).or(() -> said.stream().findFirst()).orElse(id));
    }

    private static String shortened(String name) {
        return ObjectId.isId(name) ? name.substring(0, SHORT) : name;
    }

    private List<String> said() {
        Matcher message = MESSAGE.matcher(line("MERGE_MSG"));
        return message.matches() ? QUOTED.matcher(message.group(1)).results().map((MatchResult each) -> each.group(1))
                .toList() : List.of();
    }

    /** Those that stand at the commit, the nearest to people first. */
    private List<String> names(String id) {
        try {
            return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_REMOTES,
                    Constants.R_TAGS).stream().filter(ref -> !ref.isSymbolic() && stands(ref, id))
                    .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                    .map(ref -> Repository.shortenRefName(ref.getName())).toList();
        } catch (IOException unreadable) {
            // The commit still has its digits.
            return List.of();
        }
    }

    private static int rank(Ref ref) {
        return ref.getName().startsWith(Constants.R_HEADS) ? 0 : ref.getName().startsWith(Constants.R_REMOTES) ? 1 : 2;
    }

    private boolean stands(Ref ref, String id) {
        ObjectId peeled = ref.getPeeledObjectId();
        return ref.getObjectId() != null && (ref.getObjectId().name().equals(id)
                || peeled != null && peeled.name().equals(id));
    }

    private String line(String name) {
        return RepositoryReader.text(repository.getDirectory().toPath().resolve(name));
    }
}
