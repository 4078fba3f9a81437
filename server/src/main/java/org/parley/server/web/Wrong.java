package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.parley.server.people.AlreadyGoneException;
import org.parley.server.people.BusyException;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.TakenIdException;
import org.parley.server.talks.BadDeedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What people are told when something is wrong: the same for what is not there and for what is not theirs. */
@ControllerAdvice
final class Wrong {

    private static final Logger LOG = LoggerFactory.getLogger(Wrong.class);

    private final MessageSource messages;

    Wrong(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler({NotThereException.class, NoResourceFoundException.class})
    Object notThere(HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, said("wrong.not-there"));
    }

    /** An id in an address that can be none is not there; one in a field is a slip of who sent it. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object mistyped(HttpServletRequest request, MethodArgumentTypeMismatchException e) {
        boolean inAddress = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return told(request, inAddress ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
    }

    /** A file where words are asked for, and whatever else can never become what a field takes. */
    @ExceptionHandler(ConversionNotSupportedException.class)
    Object unconvertible(HttpServletRequest request) {
        return told(request, HttpStatus.BAD_REQUEST);
    }

    /** A form without a file where one is asked for, or with too much of one. */
    @ExceptionHandler(MultipartException.class)
    Object noFile(HttpServletRequest request, MultipartException e) {
        boolean much = e instanceof MaxUploadSizeExceededException;
        return told(request, much ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST);
    }

    /** A form that breaks off is told of by the web server, in a page of ours that finds it as broken as before. */
    @ExceptionHandler(InvalidParameterException.class)
    Object unreadable(HttpServletRequest request, InvalidParameterException e) {
        return told(request, HttpStatus.valueOf(e.getErrorCode()));
    }

    /** The words for a status that says all there is to say. */
    Object told(HttpServletRequest request, HttpStatus status) {
        String key = status == HttpStatus.NOT_FOUND
                ? "wrong.not-there"
                : status.is5xxServerError() ? "wrong.fault" : "wrong.request";
        return answer(request, status, said(key));
    }

    /** Who asked for a stream has gone; there is nobody to tell, and nothing is wrong. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(HttpServletResponse response) {
        // The answer was begun long ago.
    }

    @ExceptionHandler(SecondFactorNeededException.class)
    Object secondFactor(HttpServletRequest request) {
        if (PageReturn.wantsJson(request.getHeader("Accept"))) {
            return answer(request, HttpStatus.FORBIDDEN, said("wrong.second-factor"));
        }
        return new ModelAndView("redirect:/factor");
    }

    @ExceptionHandler(NotAllowedException.class)
    Object notAllowed(HttpServletRequest request, NotAllowedException e) {
        return answer(request, HttpStatus.FORBIDDEN, sentence(e));
    }

    @ExceptionHandler(BusyException.class)
    Object busy(HttpServletRequest request, BusyException e) {
        return answer(request, HttpStatus.SERVICE_UNAVAILABLE, sentence(e));
    }

    @ExceptionHandler(AlreadyGoneException.class)
    Object gone(HttpServletRequest request, AlreadyGoneException e) {
        return answer(request, HttpStatus.CONFLICT, sentence(e));
    }

    @ExceptionHandler(TakenIdException.class)
    Object taken(HttpServletRequest request, TakenIdException e) {
        return answer(request, HttpStatus.CONFLICT, sentence(e));
    }

    @ExceptionHandler({BadDeedException.class, BadFormException.class})
    Object bad(HttpServletRequest request, RuntimeException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, sentence(e));
    }

    /** What was sent is given back, so that it can be sent again. */
    @ExceptionHandler(NoRoomException.class)
    Object noRoom(HttpServletRequest request) {
        Object answer = answer(request, HttpStatus.INSUFFICIENT_STORAGE, said("wrong.no-room"));
        if (answer instanceof ModelAndView page) {
            page.setViewName("no-room");
            page.addObject("unsent", Unsent.of(request));
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                page.addObject("formToken", token.getToken());
            }
        }
        return answer;
    }

    /** The message says what kind of thing went wrong, never what somebody entered. */
    @ExceptionHandler(Exception.class)
    Object fault(HttpServletRequest request, Exception e) {
        if (e instanceof org.springframework.web.ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(request, status, said("wrong.request"));
        }
        LOG.error("a request failed: {} at {}", e.getClass().getName(), place(e));
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, said("wrong.fault"));
    }

    private static String place(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .limit(4)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private String said(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }

    private static String sentence(RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        String begun = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private static Object answer(HttpServletRequest request, HttpStatus status, String words) {
        if (PageReturn.wantsJson(request.getHeader("Accept"))) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("error", words));
        }
        ModelAndView page = new ModelAndView("wrong", status);
        page.addObject("title", "wrong.title");
        page.addObject("words", words);
        page.addObject("signedIn", false);
        return page;
    }
}
