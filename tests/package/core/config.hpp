#error "a consumer's own core/config.hpp was taken for golearn's"
