package dev.rustaiide.system.lsp.server.internal;

import java.util.Set;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.system.cargo.integration.SessionTrust;

/**
 * What all sessions of a server have together.
 *
 * @param sessions those that are served
 * @param version of the product
 */
record Shared(LanguageFeatures features, TextFiles files, Languages languages, OpenFiles open, Findings findings,
        Effects effects, Folders folders, SessionTrust trust, RewriteActions rewriting, Codec codec,
        Set<Session> sessions, String version) {}
