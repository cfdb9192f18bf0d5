// Vectorscan's side of `matching`: vectorscan FORMS TEXTS ROUNDS. Both files are lines; in TEXTS a zero byte ends a text.
// Prints CPU seconds a round, bytes of text, hits, seconds of compiling and bytes of the database.
#include <hs/hs.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

static std::string read(const char *path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

static std::vector<std::string> split(const std::string &all, char end) {
    std::vector<std::string> parts;
    for (size_t from = 0; from < all.size();) {
        size_t to = std::min(all.find(end, from), all.size());
        parts.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

static double now() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int count(unsigned, unsigned long long, unsigned long long, unsigned, void *context) {
    ++*static_cast<size_t *>(context);
    return 0;
}

int main(int, char **arguments) {
    auto forms = split(read(arguments[1]), '\n');
    auto texts = split(read(arguments[2]), '\0');
    std::vector<const char *> expressions;
    std::vector<unsigned> flags(forms.size(), 0), ids(forms.size());
    std::vector<size_t> lengths;
    for (size_t at = 0; at < forms.size(); ++at) {
        expressions.push_back(forms[at].data());
        lengths.push_back(forms[at].size());
        ids[at] = unsigned(at);
    }
    hs_database_t *database = nullptr;
    hs_compile_error_t *fault = nullptr;
    double start = now();
    if (hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), lengths.data(), unsigned(forms.size()),
                             HS_MODE_BLOCK, nullptr, &database, &fault) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", fault ? fault->message : "no database");
        return 1;
    }
    double compile = now() - start;
    hs_scratch_t *scratch = nullptr;
    hs_alloc_scratch(database, &scratch);
    size_t hits = 0, size = 0;
    for (auto &text : texts) size += text.size();
    printf("{\"seconds\": [");
    for (int round = 0; round < atoi(arguments[3]); ++round) {
        hits = 0;
        start = now();
        for (auto &text : texts) hs_scan(database, text.data(), unsigned(text.size()), 0, scratch, count, &hits);
        printf("%s%.6f", round ? ", " : "", now() - start);
    }
    size_t bytes = 0;
    hs_database_size(database, &bytes);
    printf("], \"count\": %zu, \"hits\": %zu, \"compile\": %.3f, \"memory\": %zu, \"results\": []}\n", size, hits, compile, bytes);
}
