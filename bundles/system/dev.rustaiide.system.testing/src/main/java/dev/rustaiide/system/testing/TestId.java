package dev.rustaiide.system.testing;

/**
 * Names a test among all of a folder, from one run to the next.
 *
 * @param packageName the package (crate) it belongs to
 * @param target what it is built into, in words that people read too: {@code lib}, {@code bin NAME}, {@code test NAME},
 *     {@code example NAME}, {@code bench NAME} or {@code doc}
 * @param path where it stands in there, e.g. {@code polygon::tests::area}; empty for a program that is one test
 */
public record TestId(String packageName, String target, String path) implements Comparable<TestId> {
    /** The target of documentation tests. */
    public static final String DOC = "doc";

    /** Its last name, e.g. {@code area}; that of the target for a program that is one test. */
    public String name() {
        return path.isEmpty() ? target : target.equals(DOC) ? path : path.substring(path.lastIndexOf(':') + 1);
    }

    @Override
    public int compareTo(TestId other) {
        int order = packageName.compareTo(other.packageName);
        order = order == 0 ? target.compareTo(other.target) : order;
        return order == 0 ? path.compareTo(other.path) : order;
    }

    /** As people read it: {@code geometry polygon::tests::area}. */
    @Override
    public String toString() {
        return packageName + (target.equals("lib") ? "" : " " + target) + (path.isEmpty() ? "" : " " + path);
    }
}
