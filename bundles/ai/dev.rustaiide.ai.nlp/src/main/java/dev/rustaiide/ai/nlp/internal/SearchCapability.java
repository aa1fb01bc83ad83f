package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.foundation.async.Call;

/** Finds a function by a question that has none of its words. */
@Component
public final class SearchCapability implements OfflineCapability {
    private static final String QUESTION = "try sending the image once more when it did not work";
    private static final String ANSWER = "Polygon::retry_upload";

    private final CodeSearch search;

    @Activate
    public SearchCapability(@Reference CodeSearch search) {
        this.search = search;
    }

    @Override
    public String title() {
        return "Semantic search";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove search", scope -> {
            try (SearchedFolder passages = search.open(folder)) {
                Coverage coverage = scope.await(passages.refresh(Depth.MEANING));
                List<Hit> hits = scope.await(passages.search(QUESTION, 1));
                String first = hits.isEmpty() ? "nothing" : hits.getFirst().title();
                if (!first.equals(ANSWER) || coverage.withMeaning() < coverage.passages()) {
                    throw new IllegalStateException("found " + first + " instead of " + ANSWER + ' '
                            + coverage.lacking());
                }
                return "found " + first + " for “" + QUESTION + "”, which " + hits.getFirst().reason();
            }
        });
    }
}
