package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.problems.RequestParameters;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/forecast", produces = MediaType.APPLICATION_JSON_VALUE)
class ForecastController {

    private final Forecasts forecasts;

    ForecastController(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @GetMapping
    ForecastAnswer forecast(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        boolean pending = request.value("pending", "true or false", ForecastController::parseFlag, false);
        request.requireValid();
        return ForecastAnswer.of(forecasts.of(customerId, pending));
    }

    private static Optional<Boolean> parseFlag(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
    }
}
