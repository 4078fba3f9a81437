package org.parley.embeddings;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.IssueLinker;
import org.parley.model.Issue;

/**
 * Links words to the one issue whose name and question mean the most alike, if they are alike enough. What is alike, MiniLM
 * has learned from other people's sentences: its answers are guesses, and may differ in the last digits between processors.
 * It runs on this machine and fetches nothing.
 */
public final class MiniLmLinker implements IssueLinker {

    /** Cosine from which on words are taken to be about an issue; chosen on the claims of the case of Gaza. */
    static final double NEAR = 0.55;

    /** Says to the tokenizer's library that what it does not find in its jar is not to be fetched. */
    private static final String OFFLINE = "ai.djl.offline";

    @Override
    public String name() {
        return "minilm";
    }

    @Override
    public Links to(List<Issue> issues) {
        EmbeddingModel model = model();
        Map<String, Embedding> meanings = new TreeMap<>();
        issues.forEach(issue -> meanings.put(
                issue.id(), model.embed(issue.name() + ": " + issue.question()).content()));
        return words -> words.isBlank()
                ? List.of()
                : nearest(meanings, model.embed(words).content());
    }

    private static List<String> nearest(Map<String, Embedding> meanings, Embedding said) {
        List<String> best = List.of();
        double most = NEAR;
        for (Map.Entry<String, Embedding> issue : meanings.entrySet()) {
            double alike = CosineSimilarity.between(issue.getValue(), said);
            if (alike >= most && (best.isEmpty() || alike > most)) {
                most = alike;
                best = List.of(issue.getKey());
            }
        }
        return best;
    }

    /** Works in the caller's thread, so that nothing is left running behind. */
    private static EmbeddingModel model() {
        System.setProperty(OFFLINE, "true");
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        // The libraries look for their native code by the thread's class loader, which need not know this jar.
        here.setContextClassLoader(MiniLmLinker.class.getClassLoader());
        try {
            return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
        } catch (LinkageError | RuntimeException e) {
            throw new UnreadableException("--linker minilm: its library does not start on this machine ("
                    + e.getClass().getSimpleName() + "). Leave --linker out; the usual one needs no library.");
        } finally {
            here.setContextClassLoader(before);
        }
    }
}
