package dev.onespace.cloud.gemini;

import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import java.util.ArrayList;
import java.util.List;

/** Shares requests out over calls, in their order, so that none is over a limit. */
final class CallPlan {
  private final CallLimits limits;
  private final Rates rates;

  CallPlan(CallLimits limits, Rates rates) {
    this.limits = limits;
    this.rates = rates;
  }

  /** Calls that hold all requests, given by their places. */
  List<List<Integer>> calls(List<Request> requests) {
    List<List<Integer>> calls = new ArrayList<>();
    Load load = Load.NONE;
    for (int i = 0; i < requests.size(); i++) {
      Load with = load.plus(requests.get(i));
      if (calls.isEmpty() || isOver(with)) {
        calls.add(new ArrayList<>());
        with = Load.NONE.plus(requests.get(i));
      }
      calls.getLast().add(i);
      load = with;
    }
    return calls;
  }

  private boolean isOver(Load load) {
    return load.requests > Math.min(limits.requests(), rates.requestsPerMinute())
        || load.pictures > limits.pictures()
        || load.bytes > limits.bytes()
        || load.tokens > rates.tokensPerMinute();
  }

  private record Load(int requests, int pictures, long bytes, long tokens) {
    static final Load NONE = new Load(0, 0, 64, 0);

    Load plus(Request request) {
      return new Load(
          requests + 1,
          pictures + request.pictures(),
          bytes + request.bytes(),
          tokens + request.tokens().total());
    }
  }
}
