package dev.rustaiide.system.git.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;

import dev.rustaiide.system.git.index.GitPath;

/**
 * What {@code .gitattributes} say of files (gitattributes(5)), by the files that lie there. Read once each; any thread
 * may use it.
 */
final class Attributes {
    private final Path root;
    private final List<AttributesRule> user;
    private final List<AttributesRule> own;
    private final Map<String, List<AttributesRule>> folders = new ConcurrentHashMap<>();

    /**
     * @param user the user's own file, the weakest
     * @param own the repository's own file, the strongest
     */
    Attributes(Path root, Path user, Path own) {
        this.root = root;
        this.user = rules(user);
        this.own = rules(own);
    }

    private static List<AttributesRule> rules(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        AttributesNode node = new AttributesNode();
        try (InputStream in = Files.newInputStream(file)) {
            node.parse(in);
        } catch (IOException unreadable) {
            // As if it said nothing.
            return List.of();
        }
        return List.copyOf(node.getRules());
    }

    /** What holds for the file {@code path}, by the names of attributes; those that nobody speaks of are not in it. */
    Map<String, Attribute> of(String path) {
        Map<String, Attribute> found = new HashMap<>();
        take(own, path, found);
        int end = path.length();
        do {
            end = path.lastIndexOf('/', end - 1);
            String folder = end < 0 ? "" : path.substring(0, end);
            List<AttributesRule> rules = folders.computeIfAbsent(folder,
                    name -> rules(GitPath.file(root, name).resolve(".gitattributes")));
            take(rules, end < 0 ? path : path.substring(end + 1), found);
        } while (end >= 0);
        take(user, path, found);
        return found;
    }

    /** The last rule of a file is its strongest; what is known already is stronger than all of it. */
    private static void take(List<AttributesRule> rules, String path, Map<String, Attribute> found) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).isMatch(path, false)) {
                List<Attribute> said = rules.get(i).getAttributes();
                for (int k = said.size() - 1; k >= 0; k--) {
                    expanded(said.get(k)).forEach(each -> found.putIfAbsent(each.getKey(), each));
                }
            }
        }
    }

    /** {@code binary} stands for three others. */
    private static List<Attribute> expanded(Attribute attribute) {
        if (!attribute.getKey().equals("binary") || attribute.getState() != Attribute.State.SET) {
            return List.of(attribute);
        }
        List<Attribute> all = new ArrayList<>(List.of(attribute));
        for (String each : List.of("diff", "merge", "text")) {
            all.add(new Attribute(each, Attribute.State.UNSET));
        }
        return all;
    }

    static Optional<String> value(Map<String, Attribute> of, String name) {
        return Optional.ofNullable(of.get(name)).map(Attribute::getValue);
    }

    static boolean is(Map<String, Attribute> of, String name, Attribute.State state) {
        return Optional.ofNullable(of.get(name)).filter(each -> each.getState() == state).isPresent();
    }
}
