package dev.rustaiide.system.cargo.integration.internal;

/** How Cargo's messages name a package (doc.rust-lang.org/cargo/reference/pkgid-spec.html). */
record PackageId(String id) {
    /** Of {@code registry+https://…#either@1.6.1}, {@code path+file:///tmp/one#0.1.0} or {@code one 0.1.0 (path…)}. */
    String name() {
        int hash = id.lastIndexOf('#');
        if (hash < 0) {
            return id.split(" ", 2)[0];
        }
        String end = id.substring(hash + 1);
        int version = end.indexOf('@');
        return version > 0 ? end.substring(0, version) : id.substring(id.lastIndexOf('/', hash) + 1, hash);
    }

    String version() {
        int hash = id.lastIndexOf('#');
        if (hash < 0) {
            String[] words = id.split(" ", 3);
            return words.length < 2 ? "0.0.0" : words[1];
        }
        return id.substring(Math.max(hash, id.lastIndexOf('@')) + 1);
    }
}
